package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A remote of the user's repository, reached by the git program: it knows his keys, helpers and proxies, which JGit does not.
 *
 * <p>Runs in a git directory, such as the engine's store, without hooks, prompts and inherited variables of git. Thread-safe.
 */
final class Remote {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 4000;

    private final String name;
    private final String url;
    private final Path gitDirectory;
    private final Duration patience;

    /**
     * A remote by its address.
     *
     * @param name for people; the address may hold a password
     * @param gitDirectory of the repository that talks to it
     */
    Remote(String name, String url, Path gitDirectory) {
        this(name, url, gitDirectory, PATIENCE);
    }

    /**
     * The same that is given up sooner or later.
     *
     * @param patience how long one exchange may take
     */
    Remote(String name, String url, Path gitDirectory, Duration patience) {
        this.patience = patience;
        this.name = name;
        this.url = url;
        this.gitDirectory = gitDirectory;
    }

    /** Sends refs, as {@code git push} writes them. */
    void push(List<String> refspecs) throws IOException {
        run("push", List.of("--quiet", "--no-verify", "--no-signed"), refspecs);
    }

    /** Gets refs, as {@code git fetch} writes them. */
    void fetch(List<String> refspecs) throws IOException {
        run("fetch", List.of("--quiet", "--no-tags", "--no-recurse-submodules"), refspecs);
    }

    /** The names of refs there below a prefix. */
    List<String> list(String prefix) throws IOException {
        return run("ls-remote", List.of("--quiet"), List.of(prefix + "*"))
                .lines()
                .filter(line -> line.indexOf('\t') >= 0)
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .filter(ref -> ref.startsWith(prefix))
                .toList();
    }

    private String run(String verb, List<String> options, List<String> arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of(
                "git",
                "--git-dir=" + gitDirectory,
                "-c",
                "core.fsync=all",
                "-c",
                "gc.auto=0",
                "-c",
                "maintenance.auto=false",
                "-c",
                "protocol.ext.allow=never",
                "-c",
                "core.hooksPath=" + gitDirectory.resolve("no-hooks"),
                verb));
        argv.addAll(options);
        argv.add("--");
        argv.add(url);
        argv.addAll(arguments);
        Path output = Files.createTempFile("journeyman", ".git");
        try {
            int end = await(start(argv, output), verb);
            String said = Files.readString(output).replace(url, name);
            if (end != 0) {
                throw new IOException("git " + verb + " with remote '" + name + "' ended with " + end + ": "
                        + said.substring(0, Math.min(said.length(), MOST_OUTPUT))
                                .strip());
            }
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private Process start(List<String> argv, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(gitDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.toUpperCase(Locale.ROOT).startsWith("GIT_"));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new IOException("The git program is needed to reach remote '" + name + "', and could not be started: "
                    + e.getMessage());
        }
    }

    /** A server that hangs is given up. */
    private int await(Process process, String verb) throws IOException {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        throw new IOException(
                "git " + verb + " with remote '" + name + "' did not end within " + patience.toSeconds() + " s.");
    }
}
