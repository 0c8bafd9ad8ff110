package dev.journeyman.core.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Whether bubblewrap works here, found out by running it: many machines have it and forbid what it does.
 *
 * @param program the program, if it works
 * @param isolation the strictest options that work
 * @param summary its version, or why it does not work and what would help
 */
record Probe(Optional<Path> program, List<String> isolation, String summary) {
    private static final String INSTALL =
            "install bubblewrap (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install"
                    + " bubblewrap; Arch: pacman -S bubblewrap)";
    private static final String CONTAINED = "contained";

    /** It is among the first processes of a table of its own, and the system is not for writing. */
    private static final String EXAMINE =
            "test $$ -lt 10 && ! (: >/usr/journeyman-probe) 2>/dev/null && echo " + CONTAINED;

    private static final List<String> BASIC =
            List.of("--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--hostname", "localhost");
    private static final List<String> STRICT = Stream.concat(
                    BASIC.stream(), Stream.of("--unshare-user", "--disable-userns"))
            .toList();
    private static final long PATIENCE_SECONDS = 20;

    private static final Map<Path, Probe> DONE = new ConcurrentHashMap<>();

    /** What is known since the first call in this process. */
    static Probe of(Map<String, String> environment) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return failed("bubblewrap is there for Linux only.");
        }
        return find(environment)
                .map(program -> DONE.computeIfAbsent(program, Probe::run))
                .orElseGet(() -> failed("bwrap is not on the PATH: " + INSTALL + "."));
    }

    private static Optional<Path> find(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "bwrap"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Probe run(Path program) {
        String problem = "";
        for (List<String> isolation : List.of(STRICT, BASIC)) {
            String said = output(trial(program, isolation));
            if (said.strip().equals(CONTAINED)) {
                return new Probe(
                        Optional.of(program),
                        isolation,
                        output(List.of(program.toString(), "--version")).strip());
            }
            problem = said.lines().findFirst().orElse("it printed nothing");
        }
        return failed(program + " does not work here (" + problem + "): allow unprivileged user namespaces (sysctl"
                + " kernel.apparmor_restrict_unprivileged_userns and kernel.unprivileged_userns_clone; in a container"
                + " its security options), or " + INSTALL + ".");
    }

    private static List<String> trial(Path program, List<String> isolation) {
        Mounts mounts = SystemFolders.mount(new Mounts()).kernel();
        return Stream.of(
                        List.of(program.toString()),
                        isolation,
                        mounts.arguments(),
                        List.of("--chdir", "/", "--", "sh", "-c", EXAMINE))
                .flatMap(List::stream)
                .toList();
    }

    private static String output(List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "it did not end within " + PATIENCE_SECONDS + " seconds";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Probe failed(String why) {
        return new Probe(Optional.empty(), List.of(), why);
    }
}
