package dev.journeyman.core.sandbox;

import dev.journeyman.core.config.SandboxSettings.Limits;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The control groups by which the kernel limits what processes use, as far as we may make some. Thread-safe. */
final class ControlGroups {
    static final String MEMORY = "memory";
    static final String PROCESSES = "processes";
    static final String CPU = "CPU";

    private static final String PREFIX = "journeyman-";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final List<Hierarchy> hierarchies;

    private ControlGroups(List<Hierarchy> hierarchies) {
        this.hierarchies = hierarchies;
    }

    /**
     * A tree of groups, in one of which ours are made.
     *
     * @param parent the group above ours
     */
    private record Hierarchy(Path parent, List<ControlLimit> limits) {
        /** The same with what really can be limited there. */
        Optional<Hierarchy> working() {
            List<ControlLimit> working = limits.stream().filter(this::takes).toList();
            return working.stream().anyMatch(limit -> !limit.kind().isEmpty())
                    ? Optional.of(new Hierarchy(parent, working))
                    : Optional.empty();
        }

        private boolean takes(ControlLimit limit) {
            try (ControlGroup trial = new ControlGroup(List.of(make(List.of(limit))))) {
                return trial.admitsSomebody();
            } catch (IOException e) {
                return false;
            }
        }

        Path make(List<ControlLimit> some) throws IOException {
            String name = PREFIX + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
            Path group = Files.createDirectory(parent.resolve(name));
            try {
                for (ControlLimit limit : some) {
                    Files.writeString(group.resolve(limit.file()), limit.value());
                }
            } catch (IOException e) {
                Files.delete(group);
                throw e;
            }
            return group;
        }
    }

    /**
     * Finds out by trying.
     *
     * @param self where the kernel says to which groups we belong
     */
    static ControlGroups detect(Path self, Limits limits, long memory) {
        try {
            ControlMounts mounts = ControlMounts.read(self);
            Stream<Hierarchy> first = ControlLimit.VERSION_1.stream()
                    .flatMap(controller -> mounts
                            .folder(controller)
                            .map(folder -> new Hierarchy(folder, ControlLimit.of(controller, limits, memory)))
                            .stream())
                    .flatMap(hierarchy -> hierarchy.working().stream());
            Stream<Hierarchy> second = mounts.unified().stream()
                    .map(folder ->
                            new Hierarchy(ControlMounts.delegating(folder), ControlLimit.unified(limits, memory)))
                    .flatMap(hierarchy -> hierarchy.working().stream())
                    .limit(1);
            List<Hierarchy> found = Stream.concat(first, second).toList();
            found.forEach(hierarchy -> sweep(hierarchy.parent()));
            return new ControlGroups(found);
        } catch (IOException e) {
            return new ControlGroups(List.of());
        }
    }

    /** What is limited. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        hierarchies.forEach(hierarchy -> hierarchy.limits().stream()
                .map(ControlLimit::kind)
                .filter(kind -> !kind.isEmpty())
                .forEach(kinds::add));
        return kinds;
    }

    /** New groups for one command. */
    ControlGroup open() throws IOException {
        List<Path> made = new ArrayList<>();
        try {
            for (Hierarchy hierarchy : hierarchies) {
                made.add(hierarchy.make(hierarchy.limits()));
            }
            return new ControlGroup(made);
        } catch (IOException e) {
            new ControlGroup(made).close();
            throw e;
        }
    }

    /** Removes what engines left that were killed; the kernel refuses to remove a group that has members. */
    private static void sweep(Path parent) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path group : left) {
                String owner = group.getFileName().toString().substring(PREFIX.length());
                long process = Long.parseLong(owner.substring(0, owner.indexOf('-')));
                if (ProcessHandle.of(process).isEmpty()) {
                    Files.deleteIfExists(group);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Not ours, or still in use: it harms nobody.
        }
    }
}
