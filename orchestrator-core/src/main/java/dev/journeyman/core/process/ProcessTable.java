package dev.journeyman.core.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The operating system's processes: from {@code /proc} where there is one, else from {@link ProcessHandle}. */
final class ProcessTable {
    /** The variable by which members of a group know it, and by which they are known when their leader has gone. */
    static final String MARK = "JOURNEYMAN_GROUP";

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

    private ProcessTable() {}

    /** A process, told from later ones of the same number by its start. */
    record Entry(long pid, String started) {
        boolean running() {
            return ProcessTable.started(pid).equals(Optional.of(started));
        }
    }

    /** When a process started; empty if it does not run, and for one that is dead but not yet collected by its parent. */
    static Optional<String> started(long pid) {
        return LINUX ? stat(pid).filter(Stat::running).map(Stat::started) : ProcessTable.startedByHandle(pid);
    }

    /** The process and all that descend from it and still have their parents. */
    static Set<Entry> family(Entry root) {
        Set<Entry> family = new HashSet<>(Set.of(root));
        if (root.running()) {
            ProcessHandle.of(root.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid)
                    .flatMap(pid -> started(pid).map(started -> new Entry(pid, started)).stream())
                    .forEach(family::add);
        }
        return family;
    }

    /**
     * True if a running member of a group carries a mark. One is enough to know the group: no system gives its number to
     * another process while it has members.
     */
    static boolean marked(long group, String mark) {
        return LINUX
                && anyProcess(pid -> stat(pid)
                                .filter(stat -> stat.running() && stat.group() == group)
                                .isPresent()
                        && environment(pid).contains(MARK + '=' + mark));
    }

    /** Sends a signal to a group, and to single processes that may have left it. Those that are gone are no error. */
    static void signal(String name, long group, Set<Entry> processes) {
        Stream<String> targets = processes.stream().filter(Entry::running).map(entry -> Long.toString(entry.pid()));
        List<String> kill = List.of("sh", "-c", "kill -s \"$@\"", "sh", name, "--", "-" + group);
        try {
            new ProcessBuilder(Stream.concat(kill.stream(), targets).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run sh to end process group " + group, e);
        }
    }

    private static Optional<String> startedByHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Object::toString);
    }

    private static boolean anyProcess(Predicate<Long> condition) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                if (condition.test(Long.parseLong(entry.getFileName().toString()))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the processes in " + PROC, e);
        }
    }

    private static Optional<Stat> stat(long pid) {
        return read(pid, "stat").map(Stat::parse);
    }

    private static List<String> environment(long pid) {
        return read(pid, "environ").map(text -> List.of(text.split("\0", -1))).orElse(List.of());
    }

    /** Empty also for a process that goes while it is looked at, and for one that is none of our business. */
    private static Optional<String> read(long pid, String file) {
        try {
            return Optional.of(
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What we need of {@code /proc/PID/stat}. */
    private record Stat(char state, long group, String started) {
        private static final String BOOT = bootId();

        /** The name before the last bracket may hold anything; the third field follows it. */
        static Stat parse(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(fields[0].charAt(0), Long.parseLong(fields[2]), BOOT + "/" + fields[19]);
        }

        boolean running() {
            return state != 'Z' && state != 'X';
        }

        /** Start times count from the boot, so alone they would come again. */
        private static String bootId() {
            try {
                return Files.readString(PROC.resolve("sys/kernel/random/boot_id"))
                        .strip();
            } catch (IOException e) {
                return "unknown-boot";
            }
        }
    }
}
