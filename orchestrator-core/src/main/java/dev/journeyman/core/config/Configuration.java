package dev.journeyman.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a user may set, from {@link #load a file} or a {@link #builder}. Never changes.
 *
 * @param mode how much a workflow may do without asking
 * @param limits what one workflow may use
 * @param checks how the project's build is run
 * @param maturities how far an agent is trusted, by its name
 * @param commands beginnings of commands that may be run beside the project's build
 * @param prices a file of prices that replaces the bundled one; read by whoever makes agents, such as the command
 * @param models the model of a role as {@code provider:name}, by the role's name; read by whoever makes agents
 * @param fallbacks models to ask, in order, while the one that is meant cannot be had, as {@code provider:name}
 * @param embeddings the model that ranks similar code by meaning, as {@code provider:name} or {@code local}; read by whoever
 *     makes agents
 * @param answerTime time within which a model's answer must be complete
 * @param prompts a folder of prompts that replace the bundled ones; read by whoever makes agents
 * @param gates gates that wait for a person where a request names none
 * @param approvals how long gates wait
 * @param backup where backups go, and when
 * @param retention how long what finished workflows hold is kept; applied by whoever asks for it, such as the command
 * @param project what the project is called where several keep their work; without it by its folder
 * @param store where workflows are kept, by the name of its provider
 * @param tracker where work items live, by the name of its provider
 * @param stateHome where worktrees are put
 * @param workspace what a new worktree gets beside the files of its commit
 * @param roles the agent that plays a role, by the role's name; others are played by the first agent that can
 * @param pipelines phases in order, by the name of their pipeline
 * @param plugins jars of third parties, and folders of them
 * @param sandbox in what kind of sandbox commands run
 * @param settings what stores, trackers, agents and the like are set to, by their name
 */
public record Configuration(
        Mode mode,
        WorkflowLimits limits,
        ChecksSettings checks,
        Map<String, Maturity> maturities,
        List<List<String>> commands,
        Optional<Path> prices,
        Map<String, String> models,
        List<String> fallbacks,
        Optional<String> embeddings,
        Optional<Duration> answerTime,
        Optional<Path> prompts,
        List<String> gates,
        ApprovalSettings approvals,
        BackupSettings backup,
        Optional<Duration> retention,
        Optional<String> project,
        Optional<String> store,
        Optional<String> tracker,
        Optional<Path> stateHome,
        WorkspaceSettings workspace,
        Map<String, String> roles,
        Map<String, List<String>> pipelines,
        List<Path> plugins,
        SandboxSettings sandbox,
        Map<String, Map<String, String>> settings) {
    /** What holds where nothing is said. */
    public static final Configuration DEFAULTS = new Configuration(
            Mode.DEFAULT,
            WorkflowLimits.DEFAULTS,
            ChecksSettings.DEFAULTS,
            Map.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            ApprovalSettings.DEFAULTS,
            BackupSettings.DEFAULTS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            WorkspaceSettings.DEFAULTS,
            Map.of(),
            Map.of(),
            List.of(),
            SandboxSettings.DEFAULTS,
            Map.of());

    public Configuration {
        maturities = Map.copyOf(maturities);
        commands = commands.stream().map(List::copyOf).toList();
        models = Map.copyOf(models);
        fallbacks = List.copyOf(fallbacks);
        gates = List.copyOf(gates);
        roles = Map.copyOf(roles);
        pipelines = pipelines.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, pipeline -> List.copyOf(pipeline.getValue())));
        plugins = List.copyOf(plugins);
        settings = settings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, plugin -> Map.copyOf(plugin.getValue())));
    }

    /**
     * Reads a configuration; a file that is not there says nothing. Paths in it are taken from its own folder.
     *
     * @throws dev.journeyman.api.OrchestratorException with the code {@code config.invalid} that lists everything wrong
     *     with the file, each with its place and what is allowed there
     */
    public static Configuration load(Path file) {
        return ConfigurationReader.read(file);
    }

    /**
     * What a text says.
     *
     * @param file where it would lie: paths are taken from its folder, and problems name it
     * @throws dev.journeyman.api.OrchestratorException as {@link #load} does
     */
    public static Configuration of(Path file, String text) {
        return ConfigurationReader.read(file, Optional.of(text));
    }

    /** What was granted to an agent, if anything. */
    public Optional<Maturity> maturity(String agent) {
        return Optional.ofNullable(maturities.get(agent));
    }

    /** The settings of a plugin; empty if there are none. */
    public Map<String, String> settings(String plugin) {
        return settings.getOrDefault(plugin, Map.of());
    }

    /** A builder that starts from {@link #DEFAULTS}. */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /** A builder that starts from this. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects what differs from where it started. */
    public static final class Builder {
        private Mode mode;
        private WorkflowLimits limits;
        private ChecksSettings checks;
        private Map<String, Maturity> maturities;
        private List<List<String>> commands;
        private Optional<Path> prices;
        private Map<String, String> models;
        private List<String> fallbacks;
        private Optional<String> embeddings;
        private Optional<Duration> answerTime;
        private Optional<Path> prompts;
        private List<String> gates;
        private ApprovalSettings approvals;
        private BackupSettings backup;
        private Optional<Duration> retention;
        private Optional<String> project;
        private Optional<String> store;
        private Optional<String> tracker;
        private Optional<Path> stateHome;
        private WorkspaceSettings workspace;
        private Map<String, String> roles;
        private Map<String, List<String>> pipelines;
        private List<Path> plugins;
        private SandboxSettings sandbox;
        private Map<String, Map<String, String>> settings;

        private Builder(Configuration from) {
            this.mode = from.mode;
            this.limits = from.limits;
            this.checks = from.checks;
            this.maturities = from.maturities;
            this.commands = from.commands;
            this.prices = from.prices;
            this.models = from.models;
            this.fallbacks = from.fallbacks;
            this.embeddings = from.embeddings;
            this.answerTime = from.answerTime;
            this.prompts = from.prompts;
            this.gates = from.gates;
            this.approvals = from.approvals;
            this.backup = from.backup;
            this.retention = from.retention;
            this.project = from.project;
            this.store = from.store;
            this.tracker = from.tracker;
            this.stateHome = from.stateHome;
            this.workspace = from.workspace;
            this.roles = from.roles;
            this.pipelines = from.pipelines;
            this.plugins = from.plugins;
            this.sandbox = from.sandbox;
            this.settings = from.settings;
        }

        /** How much a workflow may do without asking. */
        public Builder mode(Mode value) {
            this.mode = value;
            return this;
        }

        /** What one workflow may use. */
        public Builder limits(WorkflowLimits value) {
            this.limits = value;
            return this;
        }

        /** How the project's build is run. */
        public Builder checks(ChecksSettings value) {
            this.checks = value;
            return this;
        }

        /** How far agents are trusted, by their names. */
        public Builder maturities(Map<String, Maturity> value) {
            this.maturities = value;
            return this;
        }

        /** Beginnings of commands that may be run beside the project's build. */
        public Builder commands(List<List<String>> value) {
            this.commands = value;
            return this;
        }

        /** A file of prices that replaces the bundled one. */
        public Builder prices(Path value) {
            this.prices = Optional.of(value);
            return this;
        }

        /** The models of roles as {@code provider:name}, by the roles' names. */
        public Builder models(Map<String, String> value) {
            this.models = value;
            return this;
        }

        /** Models to ask, in order, while the one that is meant cannot be had. */
        public Builder fallbacks(List<String> value) {
            this.fallbacks = value;
            return this;
        }

        /** The model that ranks similar code by meaning, as {@code provider:name}. */
        public Builder embeddings(String value) {
            this.embeddings = Optional.of(value);
            return this;
        }

        /** Time within which a model's answer must be complete. */
        public Builder answerTime(Duration value) {
            this.answerTime = Optional.of(value);
            return this;
        }

        /** A folder of prompts that replace the bundled ones. */
        public Builder prompts(Path value) {
            this.prompts = Optional.of(value);
            return this;
        }

        /** Gates that wait for a person where a request names none. */
        public Builder gates(List<String> value) {
            this.gates = value;
            return this;
        }

        /** How long gates wait. */
        public Builder approvals(ApprovalSettings value) {
            this.approvals = value;
            return this;
        }

        /** Where backups go, and when. */
        public Builder backup(BackupSettings value) {
            this.backup = value;
            return this;
        }

        /** How long what finished workflows hold is kept. */
        public Builder retention(Duration value) {
            this.retention = Optional.of(value);
            return this;
        }

        /** What the project is called. */
        public Builder project(String value) {
            this.project = Optional.of(value);
            return this;
        }

        /** Where workflows are kept, by the name of its provider. */
        public Builder store(String value) {
            this.store = Optional.of(value);
            return this;
        }

        /** Where work items live, by the name of its provider. */
        public Builder tracker(String value) {
            this.tracker = Optional.of(value);
            return this;
        }

        /** Where worktrees are put. */
        public Builder stateHome(Path value) {
            this.stateHome = Optional.of(value);
            return this;
        }

        /** What a new worktree gets beside the files of its commit. */
        public Builder workspace(WorkspaceSettings value) {
            this.workspace = value;
            return this;
        }

        /** The agent that plays a role, by the role's name. */
        public Builder roles(Map<String, String> value) {
            this.roles = value;
            return this;
        }

        /** Phases in order, by the name of their pipeline. */
        public Builder pipelines(Map<String, List<String>> value) {
            this.pipelines = value;
            return this;
        }

        /** Jars of third parties, and folders of them. */
        public Builder plugins(List<Path> value) {
            this.plugins = value;
            return this;
        }

        /** In what kind of sandbox commands run. */
        public Builder sandbox(SandboxSettings value) {
            this.sandbox = value;
            return this;
        }

        /** What stores, trackers, agents and the like are set to, by their name. */
        public Builder settings(Map<String, Map<String, String>> value) {
            this.settings = value;
            return this;
        }

        /** The configuration. */
        public Configuration build() {
            return new Configuration(
                    mode,
                    limits,
                    checks,
                    maturities,
                    commands,
                    prices,
                    models,
                    fallbacks,
                    embeddings,
                    answerTime,
                    prompts,
                    gates,
                    approvals,
                    backup,
                    retention,
                    project,
                    store,
                    tracker,
                    stateHome,
                    workspace,
                    roles,
                    pipelines,
                    plugins,
                    sandbox,
                    settings);
        }
    }
}
