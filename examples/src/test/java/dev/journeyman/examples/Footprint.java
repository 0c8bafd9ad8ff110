package dev.journeyman.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a JVM holds: live threads, shutdown hooks, signal handlers, open files, temporary files. Numbers in names are
 * left out.
 *
 * @param held how many of each, by its kind and name; a pool of the JDK's, which grows and shrinks by its work, is one
 */
public record Footprint(Map<String, Long> held) {
    private static final int LONGEST_END = 20;
    /** The Java version since which a thread keeps what it runs in an object of its own. */
    private static final int FIELD_HOLDERS = 19;

    /** Those of virtual threads begin with the first of them. */
    private static final String POOLS =
            "thread (ForkJoinPool(\\.commonPool|-#)-(worker-#|delayScheduler)" + "|VirtualThread-.*|process reaper.*)";

    /** In this order: the JDK's pools and the jars it reads classes from, JGit's, a container's. */
    private static final String KEPT_BY_OTHERS = String.join(
            "|",
            POOLS,
            "thread Common-Cleaner",
            "thread Keep-Alive-Timer",
            "open /.*\\.jar",
            "open /dev/u?random",
            "thread JGit-.*",
            "shutdown hook org\\.eclipse\\.jgit\\..*",
            "shutdown hook org\\.springframework\\.boot\\..*");

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /** As it is now. */
    public static Footprint now() {
        try {
            List<String> held = new ArrayList<>();
            Thread.getAllStackTraces().keySet().forEach(thread -> held.add("thread " + thread.getName()));
            for (Thread hook : shutdownHooks()) {
                held.add("shutdown hook " + work(hook));
            }
            for (String signal : SIGNALS) {
                held.add("handler of " + signal + " " + handler(signal));
            }
            held.add("handler of uncaught exceptions " + Thread.getDefaultUncaughtExceptionHandler());
            openFiles().forEach(file -> held.add("open " + file));
            names(Path.of(System.getProperty("java.io.tmpdir"))).forEach(file -> held.add("temporary " + file));
            return new Footprint(counted(held));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is left when threads that were told to end had time to do so. */
    public static Left leftSince(Footprint before) {
        Instant deadline = Instant.now().plusSeconds(LONGEST_END);
        Left left = now().left(before);
        while (!left.ofOurs().isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
            left = now().left(before);
        }
        return left;
    }

    /** What is there now and was not, or not as often, before. */
    public Left left(Footprint before) {
        Map<String, Long> ours = new TreeMap<>();
        Map<String, Long> others = new TreeMap<>();
        held.forEach((name, count) -> {
            long more = count - before.held.getOrDefault(name, 0L);
            if (more > 0) {
                (name.matches(KEPT_BY_OTHERS) ? others : ours).put(name, more);
            }
        });
        return new Left(ours, others);
    }

    /**
     * What came and did not go, and how many of each.
     *
     * @param ofOurs what nobody else can have left
     * @param ofOthers what JGit, the JDK or a container keeps for the life of the JVM
     */
    public record Left(Map<String, Long> ofOurs, Map<String, Long> ofOthers) {}

    private static Map<String, Long> counted(List<String> held) {
        Map<String, Long> counted = new TreeMap<>();
        held.stream()
                .map(Footprint::unnumbered)
                .forEach(name -> counted.merge(name, 1L, name.matches(POOLS) ? Math::max : Long::sum));
        return counted;
    }

    private static String unnumbered(String name) {
        return name.replaceAll("\\d+", "#");
    }

    private static List<Thread> shutdownHooks() throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.ApplicationShutdownHooks");
        Map<?, ?> hooks = (Map<?, ?>) field(type, "hooks", type);
        return hooks.keySet().stream().map(Thread.class::cast).toList();
    }

    /** The class of what it runs, for hooks seldom have a name. */
    private static String work(Thread hook) throws ReflectiveOperationException {
        Object task = Runtime.version().feature() < FIELD_HOLDERS
                ? field(Thread.class, "target", hook)
                : field(Class.forName("java.lang.Thread$FieldHolder"), "task", field(Thread.class, "holder", hook));
        return (task == null ? hook : task).getClass().getName().replaceFirst("\\$\\$.*", "");
    }

    private static Object field(Class<?> type, String name, Object owner) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    /** The only way to learn of a handler is to take its place for a moment. */
    private static Object handler(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object wanted = signal.getConstructor(String.class).newInstance(name);
        Object own = handler.getField("SIG_DFL").get(null);
        Object there = signal.getMethod("handle", signal, handler).invoke(null, wanted, own);
        signal.getMethod("handle", signal, handler).invoke(null, wanted, there);
        return there.getClass().getName();
    }

    /** Empty where the operating system does not tell. */
    private static List<String> openFiles() throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        List<String> files = new ArrayList<>();
        for (String number : names(own)) {
            try {
                files.add(Files.readSymbolicLink(own.resolve(number)).toString());
            } catch (IOException e) {
                // Closed meanwhile: the one that listed them.
            }
        }
        return files;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
