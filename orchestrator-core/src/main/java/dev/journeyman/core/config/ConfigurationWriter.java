package dev.journeyman.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Writes all that holds, also what nobody has set, as {@link Configuration#load} reads it. What is empty or has no cap is
 * left out; names that users choose are sorted, so that equal configurations are equal texts. Immutable.
 */
public final class ConfigurationWriter {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private final Path folder;
    private final UnaryOperator<List<String>> shown;

    /**
     * Writes for one place.
     *
     * @param folder where the file would lie: paths in it are written relative to it
     * @param shown what is written of texts that stand together
     */
    public ConfigurationWriter(Path folder, UnaryOperator<List<String>> shown) {
        this.folder = folder;
        this.shown = shown;
    }

    /** The text of a configuration. */
    public String write(Configuration configuration) {
        try {
            return YAML.writeValueAsString(tree(configuration).entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Groups, lists and single values are always YAML.", e);
        }
    }

    private Group tree(Configuration configuration) {
        return new Group()
                .with("project", configuration.project())
                .with("mode", configuration.mode())
                .with("store", configuration.store().map(Name::new))
                .with("tracker", configuration.tracker().map(Name::new))
                .with("limits", limits(configuration.limits()))
                .with("checks", checks(configuration.checks()))
                .with("workspace", workspace(configuration))
                .with("sandbox", sandbox(configuration.sandbox()))
                .with("commands", new Group().with("allow", configuration.commands()))
                .with("gates", configuration.gates())
                .with("approvals", approvals(configuration.approvals()))
                .with("agents", agents(configuration.maturities()))
                .with("roles", configuration.roles())
                .with("models", models(configuration))
                .with("prompts", configuration.prompts())
                .with("pipelines", configuration.pipelines())
                .with("backup", backup(configuration.backup()))
                .with("retention", configuration.retention())
                .with("plugins", configuration.plugins())
                .with("settings", configuration.settings());
    }

    private Group limits(WorkflowLimits limits) {
        Map<String, Group> phases = new TreeMap<>();
        limits.phases().forEach((name, caps) -> phases.put(name, caps(caps)));
        return caps(limits.workflow())
                .with("fixRounds", limits.fixRounds())
                .with("agents", limits.agents())
                .with("stepTries", limits.stepTries())
                .with("alert", limits.alert())
                .with("item", caps(limits.item()))
                .with("phases", phases)
                .with("workspace", caps(limits.workspace()));
    }

    private Group caps(Caps caps) {
        return new Group()
                .with(
                        "money",
                        below(caps.microDollars(), Long.MAX_VALUE)
                                .map(Money::dollars)
                                .map(BigDecimal::new))
                .with("tokens", below(caps.tokens(), Long.MAX_VALUE))
                .with("modelCalls", below(caps.modelCalls(), Integer.MAX_VALUE))
                .with("actions", below(caps.actions(), Integer.MAX_VALUE))
                .with("time", below(caps.time(), Caps.EVER));
    }

    private static <T extends Comparable<T>> Optional<T> below(T cap, T none) {
        return Optional.of(cap).filter(most -> most.compareTo(none) < 0);
    }

    private Group checks(ChecksSettings checks) {
        return new Group()
                .with("parallel", checks.parallel())
                .with("timeout", checks.timeout())
                .with("build", checks.build())
                .with("compile", checks.commands().compile())
                .with("test", checks.commands().test())
                .with("reports", checks.reports())
                .with(
                        "coverage",
                        new Group()
                                .with("command", checks.commands().coverage())
                                .with("xml", checks.coverage().xml())
                                .with("line", checks.coverage().lines())
                                .with("branch", checks.coverage().branches()));
    }

    private Group workspace(Configuration configuration) {
        WorkspaceSettings workspace = configuration.workspace();
        return new Group()
                .with("stateHome", configuration.stateHome())
                .with("copy", workspace.copy())
                .with("setup", workspace.setup())
                .with("locks", workspace.locks())
                .with("share", workspace.share());
    }

    private Group sandbox(SandboxSettings sandbox) {
        return new Group()
                .with("enabled", sandbox.enabled())
                .with("require", sandbox.required())
                .with("network", sandbox.network())
                .with("caches", sandbox.caches())
                .with("read", sandbox.readable())
                .with("secrets", sandbox.secrets())
                .with("memory", sandbox.limits().memory().map(Sizes::exact))
                .with("processes", sandbox.limits().processes())
                .with("cpus", sandbox.limits().cpus())
                .with("disk", Sizes.exact(sandbox.limits().disk()));
    }

    private Group approvals(ApprovalSettings approvals) {
        return new Group().with("deadline", approvals.deadline()).with("overdue", approvals.overdue());
    }

    private Map<String, Group> agents(Map<String, Maturity> maturities) {
        Map<String, Group> agents = new TreeMap<>();
        maturities.forEach((name, maturity) -> agents.put(name, new Group().with("maturity", maturity)));
        return agents;
    }

    private Group models(Configuration configuration) {
        return new Group()
                .with("prices", configuration.prices())
                .with("fallbacks", configuration.fallbacks())
                .with("embeddings", configuration.embeddings())
                .with("answerTime", configuration.answerTime())
                .with("roles", configuration.models());
    }

    private Group backup(BackupSettings backup) {
        return new Group()
                .with("folder", backup.folder())
                .with("every", backup.every())
                .with("keep", backup.keep());
    }

    /** Keys with what the file says of them, in the order given. */
    private final class Group {
        private final Map<String, Object> entries = new LinkedHashMap<>();

        Group with(String key, Object value) {
            written(value).ifPresent(text -> entries.put(key, text));
            return this;
        }
    }

    /** A value as the file has it; empty if it says nothing. */
    private Optional<Object> written(Object value) {
        if (value instanceof Optional<?> perhaps) {
            return perhaps.flatMap(this::written);
        }
        if (value instanceof Group group) {
            return filled(group.entries);
        }
        if (value instanceof Map<?, ?> named) {
            return named(named);
        }
        return value instanceof List<?> list ? list(list) : Optional.of(single(value));
    }

    private Optional<Object> named(Map<?, ?> named) {
        Map<String, Object> sorted = new TreeMap<>();
        named.forEach((name, value) -> written(value).ifPresent(text -> sorted.put(name.toString(), text)));
        return filled(sorted);
    }

    private static Optional<Object> filled(Map<String, Object> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private Optional<Object> list(List<?> list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                list.get(0) instanceof List<?>
                        ? list.stream().flatMap(part -> written(part).stream()).toList()
                        : shown.apply(list.stream().map(this::text).toList()));
    }

    /** Of a part that is chosen: shown as it is, since a mask in it would tell a password that is a common word. */
    private record Name(String text) {}

    private Object single(Object value) {
        if (value instanceof Name name) {
            return name.text();
        }
        return value instanceof Number || value instanceof Boolean
                ? value
                : shown.apply(List.of(text(value))).get(0);
    }

    private String text(Object value) {
        if (value instanceof Enum<?> word) {
            return word(word);
        }
        if (value instanceof Duration time) {
            return Durations.format(time);
        }
        return value instanceof Path path ? relative(path) : value.toString();
    }

    /** As {@link Section#choice} reads it. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String relative(Path path) {
        return path.startsWith(folder) && !path.equals(folder)
                ? folder.relativize(path).toString()
                : path.toString();
    }
}
