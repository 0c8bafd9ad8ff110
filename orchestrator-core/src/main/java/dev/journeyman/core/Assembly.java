package dev.journeyman.core;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentProvider;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseProvider;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.engine.Agents;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.locks.LockFolder;
import dev.journeyman.core.pipeline.BundledPhases;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.plugin.PluginPath;
import dev.journeyman.core.plugin.Plugins;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.LocalCommandRunner;
import dev.journeyman.core.recovery.CircuitBreaker;
import dev.journeyman.core.sandbox.DetectedSandbox;
import dev.journeyman.core.verify.Checks;
import dev.journeyman.core.workspace.GitProject;
import dev.journeyman.core.workspace.StartingPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Everything an orchestrator is made of, made from its description. */
record Assembly(
        GitProject git,
        Parts parts,
        Executor executor,
        InstantSource clock,
        String owner,
        Duration grace,
        Supplier<WorkflowId> ids,
        List<WorkflowListener> listeners,
        List<Runnable> closers,
        List<Pipeline> pipelines) {
    private static final String STORE_ARTIFACT = "dev.journeyman:backend-json";
    private static final String CONFIGURATION = "journeyman.yaml";
    private static final String AGENTS_ARTIFACT = "dev.journeyman:agents-llm";

    /** Opens the project and makes what the description leaves open. */
    static Assembly of(OrchestratorBuilder wanted) {
        Configuration settings = wanted.configuration();
        GitProject git = GitProject.open(
                inside(wanted),
                stateHome(wanted, settings.stateHome()),
                wanted.clock,
                settings.workspace().share());
        // Run in this order: first what uses the project and the plugins.
        List<Runnable> closers = new ArrayList<>();
        try {
            return assemble(wanted, git, settings, closers);
        } catch (RuntimeException e) {
            closers.forEach(Runnable::run);
            git.close();
            throw e;
        }
    }

    private static Path inside(OrchestratorBuilder wanted) {
        if (wanted.project == null) {
            throw new IllegalStateException("Say where to work: Orchestrator.builder().project(path).");
        }
        return wanted.project;
    }

    /** Where a request would start. */
    static StartingPoint startingPoint(OrchestratorBuilder wanted, WorkRequest request) {
        Path stateHome = stateHome(wanted, wanted.configuration().stateHome());
        try (GitProject probe = GitProject.open(inside(wanted), stateHome, wanted.clock)) {
            return probe.startingPoint(request);
        }
    }

    /** What the file in the root of the checkout says. */
    static Configuration configuration(OrchestratorBuilder wanted) {
        try (GitProject probe = GitProject.open(inside(wanted), stateHome(wanted, Optional.empty()), wanted.clock)) {
            return probe.root()
                    .map(root -> Configuration.load(root.resolve(CONFIGURATION)))
                    .orElseGet(() -> committed(probe));
        }
    }

    /** What the file says in a repository without a checkout. */
    private static Configuration committed(GitProject bare) {
        return bare.committed(CONFIGURATION)
                .map(text -> Configuration.of(bare.stateFolder().resolveSibling(CONFIGURATION), text))
                .orElse(Configuration.DEFAULTS);
    }

    static Path stateHome(OrchestratorBuilder wanted, Optional<Path> configured) {
        String xdg = wanted.environment.getOrDefault("XDG_STATE_HOME", "");
        return configured.orElseGet(
                () -> xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(xdg));
    }

    /** What the chosen store and tracker say of themselves; makes neither. */
    static List<Finding> examine(OrchestratorBuilder wanted) {
        Configuration settings = wanted.configuration();
        try (GitProject probe = GitProject.open(inside(wanted), stateHome(wanted, settings.stateHome()), wanted.clock);
                PluginPath path = PluginPath.open(settings.plugins(), wanted.classes)) {
            ProjectId project = project(probe, settings);
            Secrets secrets = KnownSecrets.of(wanted.environment, settings, probe.root());
            ProviderContext context = context(wanted, probe, project, settings, secrets);
            Plugins plugins = new Plugins(path.classes(), plugin -> context.withSettings(settings.settings(plugin)));
            List<Finding> findings =
                    new ArrayList<>(plugins.examine(CheckpointStoreProvider.class, settings.store(), STORE_ARTIFACT));
            findings.addAll(plugins.examine(WorkTrackerProvider.class, settings.tracker(), STORE_ARTIFACT));
            return findings;
        }
    }

    private static ProjectId project(GitProject git, Configuration settings) {
        return new ProjectId(settings.project().orElseGet(git::projectName));
    }

    private static Assembly assemble(
            OrchestratorBuilder wanted, GitProject git, Configuration settings, List<Runnable> closers) {
        PluginPath path = PluginPath.open(settings.plugins(), wanted.classes);
        ProjectId project = project(git, settings);
        Secrets secrets = KnownSecrets.of(wanted.environment, settings, git.root());
        ProviderContext context = context(wanted, git, project, settings, secrets);
        Plugins plugins = new Plugins(path.classes(), plugin -> context.withSettings(settings.settings(plugin)));
        Executor threads = wanted.executor == null ? Threads.owned(closers) : wanted.executor;
        Parts parts = new Parts(
                project,
                store(wanted, settings, plugins, closers),
                tracker(wanted, settings, plugins, closers),
                phases(wanted, plugins),
                agents(given(wanted, context), settings, plugins),
                Optional.ofNullable(wanted.input),
                settings,
                secrets,
                wanted.commands == null ? sandboxed(wanted, git, settings) : wanted.commands,
                new Checks(
                        git.stateFolder().resolve("scratch"), settings.checks().timeout()),
                git.authorIdentity(),
                deliveryNotes(git),
                wanted.sleeper,
                new CircuitBreaker(wanted.clock),
                wanted.ticker,
                new Artifacts(path.classes()),
                new LockFolder(git.stateFolder().resolve("locks"), wanted.clock));
        closers.add(git::close);
        closers.add(path::close);
        List<Pipeline> known = new ArrayList<>(wanted.pipelines);
        settings.pipelines().forEach((name, phases) -> known.add(Pipeline.of(name, phases)));
        known.add(Pipeline.FEATURE);
        return new Assembly(
                git,
                parts,
                threads,
                wanted.clock,
                wanted.owner,
                wanted.grace,
                wanted.ids == null ? new RandomIds() : wanted.ids,
                List.copyOf(wanted.listeners),
                closers,
                known);
    }

    private static CheckpointStore store(
            OrchestratorBuilder wanted, Configuration settings, Plugins plugins, List<Runnable> closers) {
        if (wanted.store != null) {
            return wanted.store;
        }
        CheckpointStore made = plugins.one(CheckpointStoreProvider.class, settings.store(), STORE_ARTIFACT);
        closers.add(made::close);
        return made;
    }

    private static WorkTracker tracker(
            OrchestratorBuilder wanted, Configuration settings, Plugins plugins, List<Runnable> closers) {
        if (wanted.tracker != null) {
            return wanted.tracker;
        }
        WorkTracker made = plugins.one(WorkTrackerProvider.class, settings.tracker(), STORE_ARTIFACT);
        closers.add(made::close);
        return made;
    }

    /** The first of a name counts: the caller's, those of plugins, the bundled ones. */
    private static List<Phase> phases(OrchestratorBuilder wanted, Plugins plugins) {
        List<Phase> all = new ArrayList<>(wanted.phases);
        all.addAll(plugins.all(PhaseProvider.class));
        all.addAll(BundledPhases.all());
        return all;
    }

    /** For a plugin without settings. */
    private static ProviderContext context(
            OrchestratorBuilder wanted, GitProject git, ProjectId project, Configuration settings, Secrets secrets) {
        Path folder = git.root().orElseGet(() -> git.stateFolder().resolveSibling(""));
        return new ProviderContext(
                project,
                git.address(),
                git.stateFolder(),
                Map.of(),
                name -> Optional.ofNullable(wanted.environment.get(name)),
                wanted.clock,
                () -> ShownConfiguration.of(settings, folder, secrets));
    }

    private static List<Agent> given(OrchestratorBuilder wanted, ProviderContext context) {
        List<Agent> given = new ArrayList<>(wanted.agents);
        wanted.makers.forEach(maker -> given.addAll(maker.apply(context)));
        return given;
    }

    private static Agents agents(List<Agent> given, Configuration settings, Plugins plugins) {
        Map<String, Agent> made = new HashMap<>();
        given.forEach(agent -> made.putIfAbsent(agent.profile().name(), agent));
        Map<String, Agent> chosen = new HashMap<>();
        settings.roles()
                .forEach((role, name) -> chosen.put(
                        role,
                        made.computeIfAbsent(
                                name, n -> plugins.one(AgentProvider.class, Optional.of(n), AGENTS_ARTIFACT))));
        return new Agents(given.isEmpty() ? plugins.all(AgentProvider.class) : given, chosen);
    }

    private static CommandRunner sandboxed(OrchestratorBuilder wanted, GitProject git, Configuration settings) {
        Path scratch = git.stateFolder().resolve("sandbox");
        Map<String, String> injected = new HashMap<>(wanted.environment);
        injected.keySet().retainAll(settings.sandbox().secrets());
        return new LocalCommandRunner()
                .in(new DetectedSandbox(settings.sandbox(), System.getenv(), git.objectFolders(), scratch))
                .injecting(injected);
    }

    private static List<String> deliveryNotes(GitProject git) {
        List<String> notes = new ArrayList<>();
        if (git.signingConfigured()) {
            notes.add("Commit signing is configured, but the delivered commit is not signed: sign it with"
                    + " 'git commit --amend --no-edit -S' after you checked it out.");
        }
        if (git.hooksConfigured()) {
            notes.add("The repository has git hooks; they did not run for the delivered commit.");
        }
        return notes;
    }
}
