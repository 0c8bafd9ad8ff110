package dev.journeyman.core.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the kernel shows control groups, and which of them are ours. */
final class ControlMounts {
    private static final String CONTROL = "cgroup.subtree_control";

    private final List<String> groups;
    private final List<Mount> mounts;

    private ControlMounts(List<String> groups, List<Mount> mounts) {
        this.groups = groups;
        this.mounts = mounts;
    }

    /** @param self such as {@code /proc/self} */
    static ControlMounts read(Path self) throws IOException {
        return new ControlMounts(
                Files.readAllLines(self.resolve("cgroup")),
                Files.readAllLines(self.resolve("mountinfo")).stream()
                        .map(Mount::parse)
                        .toList());
    }

    /** Our group in the hierarchy of a controller of version 1. */
    Optional<Path> folder(String controller) {
        return mounts.stream()
                .filter(mount ->
                        mount.type().equals("cgroup") && mount.options().contains(controller))
                .findFirst()
                .flatMap(mount -> group(controller).map(mount::folder))
                .filter(Files::isWritable);
    }

    /** Groups of version 2 in which ours may be made: our own and those above it, which delegate to each other. */
    List<Path> unified() {
        return mounts.stream()
                .filter(mount -> mount.type().equals("cgroup2"))
                .findFirst()
                .flatMap(mount -> group("").map(mount::folder).map(own -> upTo(mount.point(), own)))
                .orElse(List.of());
    }

    private static List<Path> upTo(Path top, Path own) {
        return java.util.stream.Stream.iterate(own, folder -> folder.startsWith(top), Path::getParent)
                .filter(Files::isWritable)
                .toList();
    }

    /** Lets groups be limited below a group. Impossible in one that has processes of its own; then it is of no use. */
    static Path delegating(Path group) {
        for (String controller : List.of("+memory", "+pids", "+cpu")) {
            try {
                if (Files.exists(group.resolve(CONTROL))) {
                    Files.writeString(group.resolve(CONTROL), controller);
                }
            } catch (IOException e) {
                // Whether it was needed shows when a limit is set.
            }
        }
        return group;
    }

    private Optional<String> group(String controller) {
        return groups.stream()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3
                        && Arrays.asList(fields[1].split(",", -1)).contains(controller))
                .map(fields -> fields[2])
                .findFirst();
    }

    /** What we need of a line of {@code mountinfo}. */
    private record Mount(String root, Path point, String type, List<String> options) {
        static Mount parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] before = halves[0].split(" ", -1);
            String[] after = halves[1].split(" ", -1);
            return new Mount(before[3], Path.of(before[4]), after[0], List.of(after[2].split(",", -1)));
        }

        /** In a container only a part of the hierarchy may be shown. */
        Path folder(String group) {
            if (group.contains("/..") || !group.startsWith(root)) {
                return point;
            }
            String below = group.substring(root.length());
            return point.resolve(below.startsWith("/") ? below.substring(1) : below);
        }
    }
}
