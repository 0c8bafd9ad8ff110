package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A project, and a home, a state folder and an environment in which the command runs on it as a process. */
final class Workplace {
    private final Path folder;
    private final Path project;

    /**
     * @param folder for all but the project; made if missing
     * @param project the project's folder
     */
    Workplace(Path folder, Path project) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.project = project;
    }

    Path project() {
        return project;
    }

    /** Starts a command that asks this model. */
    RunningCommand start(ModelServer model, String... args) throws IOException {
        List<String> command =
                JavaProgram.command(List.of("-Duser.home=" + folder.resolve("home")), Main.class.getName(), args);
        Path out = Files.createTempFile(folder, args[0] + "-", ".out");
        Path err = Files.createTempFile(folder, args[0] + "-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        environment(builder.environment(), model);
        return new RunningCommand(builder.start(), List.of(args), out, err);
    }

    /** Runs a command to its end. */
    RunningCommand.Ended run(ModelServer model, String... args) throws Exception {
        return start(model, args).await();
    }

    /** Maven must find its own home and network; the command must find neither keys nor a home that is somebody's. */
    private void environment(Map<String, String> environment, ModelServer model) {
        environment.keySet().removeIf(name -> name.matches("(ANTHROPIC|OPENAI|JOURNEYMAN|XDG|GIT)_.*"));
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.putIfAbsent("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        environment.put("OPENAI_BASE_URL", model.url());
        environment.put("JOURNEYMAN_MODEL", "openai:stub");
    }
}
