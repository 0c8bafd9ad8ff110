package dev.journeyman.cli.doctor;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.plugin.Plugin;
import dev.journeyman.core.plugin.PluginPath;
import dev.journeyman.core.plugin.Plugins;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.sandbox.DetectedSandbox;
import dev.journeyman.core.workspace.GitProject;
import dev.journeyman.core.workspace.StartingPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Looks at what a workflow in a project needs. */
public final class Doctor {
    private static final int OLDEST_JAVA = 17;

    private final Shell shell;
    private final Path project;
    private final Callable<OrchestratorBuilder> described;

    /**
     * For that project.
     *
     * @param described the engine as the command would make it; fails where the configuration does
     */
    public Doctor(Shell shell, Path project, Callable<OrchestratorBuilder> described) {
        this.shell = shell;
        this.project = project;
        this.described = described;
    }

    /** A finding for each thing; without a repository and a configuration that can be read there is no more to see. */
    public List<Finding> examine() {
        List<Finding> findings =
                new ArrayList<>(List.of(look("JDK", Doctor::jdk), look("repository", this::repository)));
        if (findings.get(1).ok()) {
            Finding configuration = look("configuration", this::configuration);
            findings.add(configuration);
            if (configuration.ok()) {
                findings.addAll(inside());
            }
        }
        return findings;
    }

    private List<Finding> inside() {
        List<Finding> findings = new ArrayList<>(List.of(
                look("build", this::build),
                look("models", this::models),
                look("plugins", this::plugins),
                look("sandbox", this::sandbox),
                look("disk", this::disk)));
        findings.addAll(backends());
        findings.addAll(sharing());
        return findings;
    }

    /** What the chosen store and tracker say of themselves. */
    private List<Finding> backends() {
        try {
            return described.call().examine();
        } catch (Exception e) {
            return List.of(failed("store, tracker", e));
        }
    }

    /** Only where workflows are to go on at other machines. */
    private List<Finding> sharing() {
        try {
            Optional<String> share =
                    described.call().configuration().workspace().share();
            return share.isEmpty() ? List.of() : List.of(look("sharing", () -> reach(share)));
        } catch (Exception e) {
            return List.of(failed("sharing", e));
        }
    }

    private String reach(Optional<String> share) {
        try (GitProject git = GitProject.open(project, project, shell.clock(), share)) {
            return git.reachRemote().orElseThrow();
        }
    }

    private static Finding look(String what, Callable<String> sight) {
        try {
            return new Finding(what, true, sight.call());
        } catch (Exception e) {
            return failed(what, e);
        }
    }

    private static Finding failed(String what, Exception e) {
        return new Finding(
                what,
                false,
                e instanceof OrchestratorException known ? known.failure().message() : "Could not be looked at: " + e);
    }

    static OrchestratorException problem(String what) {
        return new OrchestratorException(Failure.giveUp("doctor.problem", what));
    }

    private static String jdk() {
        if (Runtime.version().feature() < OLDEST_JAVA || ToolProvider.getSystemJavaCompiler() == null) {
            throw problem("Java " + Runtime.version() + " in " + System.getProperty("java.home")
                    + " is too old or has no compiler: set JAVA_HOME to a JDK " + OLDEST_JAVA + " or newer.");
        }
        return Runtime.version() + ", " + System.getProperty("java.vendor");
    }

    private String repository() {
        try (GitProject git = open()) {
            StartingPoint start = git.startingPoint(WorkRequest.of("Look around."));
            String notes = start.notes().stream().map(note -> ". " + note).collect(Collectors.joining());
            return git.root().map(Path::toString).orElse("bare") + ", at " + Words.shortened(start.commit()) + notes;
        }
    }

    private GitProject open() {
        return GitProject.open(project, project, shell.clock());
    }

    private String configuration() throws Exception {
        described.call();
        try (GitProject git = open()) {
            return git.root()
                    .map(root -> root.resolve("journeyman.yaml"))
                    .filter(Files::exists)
                    .map(file -> file + " is valid")
                    .orElse("no journeyman.yaml; the defaults hold");
        }
    }

    private String build() throws Exception {
        try (GitProject git = open()) {
            Path root = git.root().orElseThrow(() -> problem("A bare repository has no files to look at."));
            return new BuildTool(root, shell)
                    .describe(described.call().configuration().checks());
        }
    }

    private String models() throws Exception {
        Configuration configuration = described.call().configuration();
        RoleModels models = RoleModels.configured(configuration, shell::variable);
        models.require(Pipeline.FEATURE.phases(), configuration.roles().keySet());
        return models.description() + "; not called";
    }

    private String plugins() throws Exception {
        List<Path> places = described.call().configuration().plugins();
        try (PluginPath path = PluginPath.open(places, Doctor.class.getClassLoader())) {
            List<Plugin> found = Plugins.list(path.classes());
            String broken = found.stream()
                    .map(Plugin::problem)
                    .filter(why -> !why.isEmpty())
                    .collect(Collectors.joining("; "));
            if (!broken.isEmpty()) {
                throw problem(broken + ": mend or remove the jar.");
            }
            return found.size() + " there";
        }
    }

    private String sandbox() throws Exception {
        SandboxSettings settings = described.call().configuration().sandbox();
        try (GitProject git = open()) {
            Containment found =
                    new DetectedSandbox(settings, shell.environment(), git.objectFolders(), project).containment();
            if (settings.required() && !found.sandboxed()) {
                throw problem(found.description());
            }
            return found.description();
        }
    }

    private String disk() throws Exception {
        return Disk.describe(List.of(project, described.call().stateHome()));
    }
}
