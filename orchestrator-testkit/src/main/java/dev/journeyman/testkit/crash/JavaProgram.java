package dev.journeyman.testkit.crash;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A main class that is run as a process of its own: with the JVM, class path, folder and environment of the test, unless
 * something else is said. Immutable.
 */
public final class JavaProgram {
    /** What makes short runs short. */
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final List<String> launcher;
    private final List<String> options;
    private final List<String> call;
    private final Optional<Path> directory;
    private final Consumer<Map<String, String>> environment;

    private JavaProgram(
            List<String> launcher,
            List<String> options,
            List<String> call,
            Optional<Path> directory,
            Consumer<Map<String, String>> environment) {
        this.launcher = launcher;
        this.options = options;
        this.call = call;
        this.directory = directory;
        this.environment = environment;
    }

    /** A main class and its arguments, as they print. */
    public static JavaProgram of(Class<?> main, Object... arguments) {
        List<String> call = new ArrayList<>(List.of(main.getName()));
        for (Object argument : arguments) {
            call.add(argument.toString());
        }
        return new JavaProgram(List.of(), QUICK, List.copyOf(call), Optional.empty(), same -> {});
    }

    /** More options of the JVM, such as {@code -Dname=value}; a {@code -cp} replaces the test's class path. */
    public JavaProgram options(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaProgram(launcher, List.copyOf(all), call, directory, environment);
    }

    /** The folder that it runs in. */
    public JavaProgram in(Path folder) {
        return new JavaProgram(launcher, options, call, Optional.of(folder), environment);
    }

    /** What is changed in the environment that it gets. */
    public JavaProgram environment(Consumer<Map<String, String>> changes) {
        return new JavaProgram(launcher, options, call, directory, environment.andThen(changes));
    }

    /** A program that is given the command line, and becomes the JVM; such as a shell that sets limits. */
    public JavaProgram launchedBy(String... program) {
        return new JavaProgram(List.of(program), options, call, directory, environment);
    }

    /** Program and arguments. */
    public List<String> command() {
        List<String> command = new ArrayList<>(launcher);
        command.add(java());
        command.addAll(options);
        if (!options.contains("-cp")) {
            command.addAll(List.of("-cp", classPath()));
        }
        command.addAll(call);
        return List.copyOf(command);
    }

    /** The {@code java} program of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this test. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Where a class was loaded from: a class path that is enough for one that needs no other. */
    public static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it; what it prints is kept in a temporary folder until the child is closed. */
    public ChildJvm start() throws IOException {
        Path folder = Files.createTempDirectory("child-");
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        directory.map(Path::toFile).ifPresent(builder::directory);
        environment.accept(builder.environment());
        return new ChildJvm(builder.start(), this, folder);
    }

    @Override
    public String toString() {
        return String.join(" ", call);
    }
}
