package dev.journeyman.core;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.recovery.Sleeper;
import dev.journeyman.core.recovery.SystemSleeper;
import dev.journeyman.core.workspace.StartingPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Orchestrator}. What is not said is found by {@link java.util.ServiceLoader} or has a default. */
public final class OrchestratorBuilder {
    @Nullable
    Path project;

    @Nullable
    Configuration configuration;

    @Nullable
    CheckpointStore store;

    @Nullable
    WorkTracker tracker;

    @Nullable
    InputAdapter input;

    @Nullable
    Executor executor;

    @Nullable
    Supplier<WorkflowId> ids;

    final List<Agent> agents = new ArrayList<>();
    final List<Function<ProviderContext, List<Agent>>> makers = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    final List<Pipeline> pipelines = new ArrayList<>();
    final List<WorkflowListener> listeners = new ArrayList<>();
    Map<String, String> environment = System.getenv();
    InstantSource clock = InstantSource.system();

    @Nullable
    CommandRunner commands;

    Sleeper sleeper = new SystemSleeper();
    Ticker ticker = Ticker.system();
    ClassLoader classes = OrchestratorBuilder.class.getClassLoader();
    String owner = "journeyman";
    Duration grace = Duration.ofSeconds(30);

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

    /**
     * What holds: what was said, else {@code journeyman.yaml} in the root of the checkout.
     *
     * @throws dev.journeyman.api.OrchestratorException if the repository cannot be served, or the file is invalid
     */
    public Configuration configuration() {
        return configuration == null ? Assembly.configuration(this) : configuration;
    }

    /**
     * Where a request would start; makes nothing, so that what is refused leaves no trace.
     *
     * @throws dev.journeyman.api.OrchestratorException as {@link Orchestrator#start} does because of the repository
     */
    public StartingPoint startingPoint(WorkRequest request) {
        return Assembly.startingPoint(this, request);
    }

    /**
     * Has the store and the tracker that the configuration chooses look whether they could work, such as whether their server
     * lets us in; changes nothing.
     *
     * @throws dev.journeyman.api.OrchestratorException if there is no such store or tracker
     */
    public List<Finding> examine() {
        return Assembly.examine(this);
    }

    /** Where directories for agents go. */
    public Path stateHome() {
        return Assembly.stateHome(this, configuration().stateHome());
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

    /** Agents in order of preference; else all that are on the class path. Those that the configuration names come first. */
    public OrchestratorBuilder agents(List<Agent> workers) {
        agents.addAll(workers);
        return this;
    }

    /** Agents made from what plugins are made from, such as the folder in which they find again what they knew. */
    public OrchestratorBuilder agents(Function<ProviderContext, List<Agent>> maker) {
        makers.add(maker);
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

    /** Runs programs; else they run on this machine, in a sandbox where one works and the configuration wants it. */
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

    /** How long the atomic unit at work may go on after a pause or stop, before it is ended; else 30 seconds. */
    public OrchestratorBuilder grace(Duration longest) {
        grace = longest;
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
        return new Orchestrator(Assembly.of(this));
    }
}
