package dev.journeyman.core.sandbox;

import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The control groups of one command, one in each hierarchy. */
final class ControlGroup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> MEMORY_EVENTS = List.of("memory.oom_control", "memory.events");
    private static final Pattern KILLED = Pattern.compile("(?m)^oom_kill ([1-9]\\d*)$");
    private static final Pattern REFUSED = Pattern.compile("(?m)^max ([1-9]\\d*)$");

    private final List<Path> folders;

    ControlGroup(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Moves a process there; its later children follow. */
    void admit(long process) throws IOException {
        for (Path folder : folders) {
            Files.writeString(folder.resolve("cgroup.procs"), Long.toString(process));
        }
    }

    /** Whether processes can be moved there. */
    boolean admitsSomebody() throws IOException {
        Process somebody = new ProcessBuilder("cat").start();
        try {
            admit(somebody.pid());
            return true;
        } finally {
            somebody.destroyForcibly().onExit().join();
        }
    }

    /** Whether the kernel ended a process because there was no memory left. */
    boolean ranOutOfMemory() {
        return MEMORY_EVENTS.stream().anyMatch(file -> says(file, KILLED));
    }

    /** Whether the kernel refused to start a process or thread because there were too many. */
    boolean ranOutOfProcesses() {
        return says("pids.events", REFUSED);
    }

    private boolean says(String file, Pattern what) {
        return folders.stream().anyMatch(folder -> {
            try {
                Matcher found = what.matcher(Files.readString(folder.resolve(file)));
                return found.find();
            } catch (IOException e) {
                return false; // The file of another controller or version.
            }
        });
    }

    /** The kernel needs a moment after the last process has ended; what stays is removed by a later engine. */
    @Override
    public void close() {
        for (Path folder : folders) {
            boolean unusedRemoved = Ticker.system().await(() -> removed(folder), PATIENCE);
        }
    }

    private static boolean removed(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return true; // Somebody made groups below it: waiting does not help.
        } catch (IOException e) {
            return false;
        }
    }
}
