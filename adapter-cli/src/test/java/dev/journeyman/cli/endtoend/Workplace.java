package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.Main;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import dev.journeyman.testkit.crash.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A command that asks this model. */
    JavaProgram command(ModelServer model, String... args) {
        return JavaProgram.of(Main.class, (Object[]) args)
                .options("-Duser.home=" + folder.resolve("home"))
                .in(project)
                .environment(variables -> environment(variables, model));
    }

    /** Starts a command. */
    ChildJvm start(ModelServer model, String... args) throws IOException {
        return command(model, args).start();
    }

    /** Runs a command to its end. */
    Life run(ModelServer model, String... args) throws Exception {
        try (ChildJvm child = start(model, args)) {
            return child.await();
        }
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
