package dev.journeyman.core.config;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.dialog.Question;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the keys of {@code journeyman.yaml} and what is allowed for each. */
final class ConfigurationReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,60}");
    private static final Pattern MODEL = Pattern.compile("[a-z][a-z0-9-]{0,30}:\\S{1,200}");
    private static final Pattern EMBEDDINGS = Pattern.compile("local|" + MODEL);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration LONGEST_KEPT = Duration.ofDays(3650);

    private final Path folder;

    private ConfigurationReader(Path folder) {
        this.folder = folder;
    }

    static Configuration read(Path file) {
        return read(file, text(file));
    }

    static Configuration read(Path file, Optional<String> content) {
        Problems problems = new Problems(file);
        Optional<YamlNode> document = content.flatMap(text -> YamlReader.read(text, problems));
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Configuration configuration = Section.read(problems, document, new ConfigurationReader(folder)::configuration);
        problems.refuse();
        return configuration;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static OrchestratorException unreadable(Path file, String why, IOException cause) {
        return new OrchestratorException(
                Failure.giveUp("config.invalid", "The configuration " + file + " cannot be read: " + why + "."), cause);
    }

    private Configuration configuration(Section root) {
        Configuration.Builder builder = Configuration.builder();
        root.choice("mode", Mode.class).ifPresent(builder::mode);
        builder.limits(root.section("limits", ConfigurationReader::limits));
        builder.checks(root.section("checks", ConfigurationReader::checks));
        builder.maturities(root.section("agents", ConfigurationReader::maturities));
        root.section("commands", commands -> commands.commands("allow")).ifPresent(builder::commands);
        builder.models(root.section("models", models -> models(models, builder)));
        path(root, "prompts").ifPresent(builder::prompts);
        root.texts("gates").ifPresent(builder::gates);
        builder.approvals(root.section("approvals", ConfigurationReader::approvals));
        builder.backup(root.section("backup", this::backup));
        root.duration("retention", LONGEST_KEPT).ifPresent(builder::retention);
        root.text("project", NAME, "the name of the project").ifPresent(builder::project);
        root.text("store", NAME, "the name of a store").ifPresent(builder::store);
        root.text("tracker", NAME, "the name of a tracker").ifPresent(builder::tracker);
        builder.workspace(root.section("workspace", workspace -> workspace(workspace, builder)));
        builder.roles(root.section("roles", ConfigurationReader::roles));
        builder.sandbox(root.section("sandbox", this::sandbox));
        builder.pipelines(root.section("pipelines", ConfigurationReader::pipelines));
        builder.plugins(root.texts("plugins").orElse(List.of()).stream()
                .map(folder::resolve)
                .toList());
        builder.settings(root.section("settings", ConfigurationReader::settings));
        return builder.build();
    }

    private WorkspaceSettings workspace(Section section, Configuration.Builder builder) {
        path(section, "stateHome").ifPresent(builder::stateHome);
        return new WorkspaceSettings(
                section.globs("copy").orElse(List.of()),
                section.command("setup").orElse(List.of()),
                section.choice("locks", WorkspaceSettings.Locks.class).orElse(WorkspaceSettings.DEFAULTS.locks()),
                section.text("share"));
    }

    private Optional<Path> path(Section section, String key) {
        return section.text(key).map(folder::resolve);
    }

    private static WorkflowLimits limits(Section section) {
        WorkflowLimits defaults = WorkflowLimits.DEFAULTS;
        return new WorkflowLimits(
                caps(section, defaults.workflow(), LONGEST),
                section.section("workspace", workspace -> caps(workspace, defaults.workspace())),
                section.section("item", item -> caps(item, defaults.item(), WorkflowLimits.LONGEST_ITEM)),
                section.section("phases", ConfigurationReader::phaseCaps),
                section.decimal("alert", 0, 1)
                        .map(Number::doubleValue)
                        .filter(share -> share > 0)
                        .orElse(defaults.alert()),
                section.integer("fixRounds", 0, 20).orElse(defaults.fixRounds()),
                section.integer("agents", 1, 64).orElse(defaults.agents()),
                section.integer("stepTries", 1, 10).orElse(defaults.stepTries()));
    }

    private static Caps caps(Section section, Caps defaults, Duration longest) {
        return caps(section, defaults)
                .withActions(section.integer("actions", 0, 100_000_000).orElse(defaults.actions()))
                .withTime(section.duration("time", longest).orElse(defaults.time()));
    }

    private static Caps caps(Section section, Caps defaults) {
        return defaults.withMicroDollars(section.decimal("money", 0, 1_000_000)
                        .map(Money::microDollars)
                        .orElse(defaults.microDollars()))
                .withTokens(section.decimal("tokens", 0, 2_000_000_000)
                        .map(Number::longValue)
                        .orElse(defaults.tokens()))
                .withModelCalls(section.integer("modelCalls", 0, 1_000_000).orElse(defaults.modelCalls()));
    }

    private static Map<String, Caps> phaseCaps(Section section) {
        Map<String, Caps> caps = new HashMap<>(WorkflowLimits.DEFAULTS.phases());
        caps.putAll(section.named(
                NAME,
                phase -> Optional.of(
                        section.section(phase, cap -> caps(cap, WorkflowLimits.DEFAULTS.phase(phase), LONGEST)))));
        return caps;
    }

    private static ChecksSettings checks(Section section) {
        ChecksSettings defaults = ChecksSettings.DEFAULTS;
        ChecksSettings.Commands commands = new ChecksSettings.Commands(
                section.command("compile").orElse(List.of()),
                section.command("test").orElse(List.of()),
                List.of());
        ChecksSettings basics = new ChecksSettings(
                section.integer("parallel", 1, 64).orElse(defaults.parallel()),
                section.duration("timeout", LONGEST).orElse(defaults.timeout()),
                section.choice("build", ChecksSettings.BuildKind.class),
                commands,
                section.globs("reports").orElse(List.of()),
                defaults.coverage());
        return section.section(
                "coverage",
                coverage -> basics.withCommands(commands.withCoverage(
                                coverage.command("command").orElse(List.of())))
                        .withCoverage(coverage(coverage)));
    }

    private static ChecksSettings.CoverageSettings coverage(Section section) {
        ChecksSettings.CoverageSettings defaults = ChecksSettings.CoverageSettings.DEFAULTS;
        return new ChecksSettings.CoverageSettings(
                section.globs("xml").orElse(List.of()),
                share(section, "line", defaults.lines()),
                share(section, "branch", defaults.branches()));
    }

    private static double share(Section section, String key, double otherwise) {
        return section.decimal(key, 0, 1).map(Number::doubleValue).orElse(otherwise);
    }

    private SandboxSettings sandbox(Section section) {
        SandboxSettings defaults = SandboxSettings.DEFAULTS;
        return new SandboxSettings(
                section.flag("enabled").orElse(defaults.enabled()),
                section.flag("require").orElse(defaults.required()),
                section.choice("network", SandboxSettings.Network.class).orElse(defaults.network()),
                paths(section, "caches"),
                paths(section, "read"),
                section.texts("secrets").orElse(List.of()),
                sandboxLimits(section, defaults.limits()));
    }

    private static SandboxSettings.Limits sandboxLimits(Section section, SandboxSettings.Limits defaults) {
        return new SandboxSettings.Limits(
                section.size("memory"),
                section.integer("processes", 16, 1_000_000).orElse(defaults.processes()),
                section.decimal("cpus", 0, 1024).map(Number::doubleValue).filter(cpus -> cpus > 0),
                section.size("disk").orElse(defaults.disk()));
    }

    private List<Path> paths(Section section, String key) {
        return section.texts(key).orElse(List.of()).stream()
                .map(this::pathOfHome)
                .toList();
    }

    private Path pathOfHome(String text) {
        return text.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), text.substring(2))
                : folder.resolve(text).normalize();
    }

    private static ApprovalSettings approvals(Section section) {
        return new ApprovalSettings(
                section.duration("deadline", LONGEST_KEPT),
                section.choice("overdue", Question.Overdue.class).orElse(ApprovalSettings.DEFAULTS.overdue()));
    }

    private BackupSettings backup(Section section) {
        BackupSettings defaults = BackupSettings.DEFAULTS;
        return new BackupSettings(
                path(section, "folder"),
                section.duration("every", LONGEST).orElse(defaults.every()),
                section.integer("keep", 1, 100_000).orElse(defaults.keep()));
    }

    private static Map<String, Maturity> maturities(Section agents) {
        return agents.named(NAME, name -> agents.section(name, agent -> agent.choice("maturity", Maturity.class)));
    }

    private Map<String, String> models(Section section, Configuration.Builder builder) {
        path(section, "prices").ifPresent(builder::prices);
        section.texts("fallbacks").ifPresent(builder::fallbacks);
        section.text(
                        "embeddings",
                        EMBEDDINGS,
                        "a model as provider:name, such as openai:some-embedding-model, or local")
                .ifPresent(builder::embeddings);
        section.duration("answerTime", LONGEST).ifPresent(builder::answerTime);
        return section.section(
                "roles",
                roles -> roles.named(
                        NAME,
                        role -> roles.text(role, MODEL, "a model as provider:name, such as anthropic:some-model")));
    }

    private static Map<String, String> roles(Section roles) {
        return roles.named(NAME, role -> roles.text(role, NAME, "the name of an agent"));
    }

    private static Map<String, List<String>> pipelines(Section pipelines) {
        return pipelines.named(NAME, pipelines::texts);
    }

    private static Map<String, Map<String, String>> settings(Section plugins) {
        return plugins.named(
                NAME, name -> Optional.of(plugins.section(name, plugin -> plugin.named(NAME, plugin::setting))));
    }
}
