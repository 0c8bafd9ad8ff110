package dev.journeyman.core;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentProvider;
import dev.journeyman.api.dialog.InputAdapter;
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
import dev.journeyman.core.pipeline.BundledPhases;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.LocalCommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.recovery.Sleeper;
import dev.journeyman.core.recovery.SystemSleeper;
import dev.journeyman.core.verify.Checks;
import dev.journeyman.core.verify.ChecksSettings;
import dev.journeyman.core.workspace.GitProject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Orchestrator}. What is not said is found by {@link java.util.ServiceLoader} or has a default. */
public final class OrchestratorBuilder {
    private static final String STORE_ARTIFACT = "dev.journeyman:backend-json";

    private @Nullable Path project;
    private @Nullable Configuration configuration;
    private @Nullable CheckpointStore store;
    private @Nullable WorkTracker tracker;
    private @Nullable InputAdapter input;
    private @Nullable Executor executor;
    private @Nullable Supplier<WorkflowId> ids;
    private final List<Agent> agents = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<WorkflowListener> listeners = new ArrayList<>();
    private Map<String, String> environment = System.getenv();
    private InstantSource clock = InstantSource.system();
    private CommandRunner commands = new LocalCommandRunner();
    private Sleeper sleeper = new SystemSleeper();
    private Ticker ticker = Ticker.system();
    private ClassLoader classes = OrchestratorBuilder.class.getClassLoader();
    private String owner = "journeyman";

    OrchestratorBuilder() {}

    /** Where to work: any path inside a git repository. */
    public OrchestratorBuilder project(Path inside) {
        project = inside;
        return this;
    }

    /** What the user set; else {@code journeyman.yaml} in the root of the checkout. */
    public OrchestratorBuilder configuration(Configuration settings) {
        configuration = settings;
        return this;
    }

    /** Keeps the journals; the caller closes it. */
    public OrchestratorBuilder store(CheckpointStore journals) {
        store = journals;
        return this;
    }

    /** Where work items live; the caller closes it. */
    public OrchestratorBuilder tracker(WorkTracker items) {
        tracker = items;
        return this;
    }

    /** Agents in order of preference; else all that are on the class path. */
    public OrchestratorBuilder agents(List<Agent> workers) {
        agents.addAll(workers);
        return this;
    }

    /** Phases beside the bundled ones and those on the class path; one of a bundled name takes its place. */
    public OrchestratorBuilder phases(List<Phase> more) {
        phases.addAll(more);
        return this;
    }

    /** A pipeline beside the bundled ones. */
    public OrchestratorBuilder pipeline(Pipeline pipeline) {
        pipelines.add(pipeline);
        return this;
    }

    /** Where a person can be asked and shown how things go; the caller closes it. */
    public OrchestratorBuilder input(InputAdapter person) {
        input = person;
        return this;
    }

    /** Is told of every event. */
    public OrchestratorBuilder listener(WorkflowListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Gives one thread for each scope that runs side by side; else virtual threads where the JDK has them. */
    public OrchestratorBuilder executor(Executor threads) {
        executor = threads;
        return this;
    }

    /** The only source of time. */
    public OrchestratorBuilder clock(InstantSource time) {
        clock = time;
        return this;
    }

    /** The only source of waiting. */
    public OrchestratorBuilder sleeper(Sleeper waits) {
        sleeper = waits;
        return this;
    }

    /** Measures how long things take. */
    public OrchestratorBuilder ticker(Ticker measures) {
        ticker = measures;
        return this;
    }

    /** Runs programs. */
    public OrchestratorBuilder commands(CommandRunner runner) {
        commands = runner;
        return this;
    }

    /** Variables that plugins and secrets come from; else the process's own. */
    public OrchestratorBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** Where plugins and the classes of artifacts are found. */
    public OrchestratorBuilder classLoader(ClassLoader loader) {
        classes = loader;
        return this;
    }

    /** A name for people who wonder who runs a workflow. */
    public OrchestratorBuilder owner(String name) {
        owner = name;
        return this;
    }

    /** Names new workflows; each name must be new. */
    public OrchestratorBuilder ids(Supplier<WorkflowId> names) {
        ids = names;
        return this;
    }

    /**
     * Opens the project and makes what is missing.
     *
     * @throws dev.journeyman.api.OrchestratorException if the repository cannot be served, the configuration is invalid,
     *     or a plugin is missing
     */
    public Orchestrator build() {
        if (project == null) {
            throw new IllegalStateException("Say where to work: Orchestrator.builder().project(path).");
        }
        Path inside = project;
        GitProject probe = GitProject.open(inside, stateHome(Optional.empty()), clock);
        Configuration settings = configuration == null
                ? probe.root()
                        .map(root -> Configuration.load(root.resolve("journeyman.yaml")))
                        .orElse(Configuration.DEFAULTS)
                : configuration;
        probe.close();
        return new Orchestrator(assemble(GitProject.open(inside, stateHome(settings.stateHome()), clock), settings));
    }

    private Assembled assemble(GitProject git, Configuration settings) {
        List<Runnable> closers = new ArrayList<>();
        Plugins plugins = new Plugins(
                classes,
                settings,
                values -> new ProviderContext(
                        git.stateDirectory(), values, name -> Optional.ofNullable(environment.get(name)), clock));
        CheckpointStore journals = store == null ? made(plugins, closers, settings) : store;
        WorkTracker items = tracker == null ? madeTracker(plugins, closers, settings) : tracker;
        Executor threads = executor == null ? Threads.owned(closers) : executor;
        closers.add(git::close);
        Parts parts = new Parts(
                new ProjectId(git.projectName()),
                journals,
                items,
                allPhases(plugins),
                new Agents(agents.isEmpty() ? plugins.all(AgentProvider.class) : agents),
                Optional.ofNullable(input),
                settings,
                Secrets.of(secrets()),
                commands,
                new Checks(
                        git.stateDirectory().resolve("scratch"),
                        ChecksSettings.defaults().timeout()),
                git.authorIdentity(),
                deliveryNotes(git),
                sleeper,
                ticker,
                new Artifacts(classes));
        List<Pipeline> known = new ArrayList<>(pipelines);
        known.add(Pipeline.FEATURE);
        return new Assembled(
                git,
                parts,
                threads,
                clock,
                owner,
                ids == null ? new RandomIds() : ids,
                List.copyOf(listeners),
                closers,
                known);
    }

    private static CheckpointStore made(Plugins plugins, List<Runnable> closers, Configuration settings) {
        CheckpointStore made = plugins.one("store", CheckpointStoreProvider.class, settings.store(), STORE_ARTIFACT);
        closers.add(made::close);
        return made;
    }

    private static WorkTracker madeTracker(Plugins plugins, List<Runnable> closers, Configuration settings) {
        WorkTracker made = plugins.one("tracker", WorkTrackerProvider.class, settings.tracker(), STORE_ARTIFACT);
        closers.add(made::close);
        return made;
    }

    /** The first of a name counts: the caller's, those of plugins, the bundled ones. */
    private List<Phase> allPhases(Plugins plugins) {
        List<Phase> all = new ArrayList<>(phases);
        all.addAll(plugins.all(PhaseProvider.class));
        all.addAll(BundledPhases.all());
        return all;
    }

    private Path stateHome(Optional<Path> configured) {
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        return configured.orElseGet(
                () -> xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(xdg));
    }

    /** The values of variables whose names say that they are secret. */
    private Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.matches(".*(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$")) {
                secrets.put(name, value);
            }
        });
        return Collections.unmodifiableMap(secrets);
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

    /** Everything an orchestrator is made of. */
    record Assembled(
            GitProject git,
            Parts parts,
            Executor executor,
            InstantSource clock,
            String owner,
            Supplier<WorkflowId> ids,
            List<WorkflowListener> listeners,
            List<Runnable> closers,
            List<Pipeline> pipelines) {}

    /** Names that are short and never meet again. */
    private static final class RandomIds implements Supplier<WorkflowId> {
        private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
        private static final int LENGTH = 8;

        private final SecureRandom random = new SecureRandom();

        @Override
        public WorkflowId get() {
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            return new WorkflowId(name.toString());
        }
    }
}
