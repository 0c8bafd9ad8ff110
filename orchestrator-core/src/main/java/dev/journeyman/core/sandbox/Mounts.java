package dev.journeyman.core.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stands where inside, as options of bubblewrap. Later mounts cover earlier ones. */
final class Mounts {
    private final List<String> arguments = new ArrayList<>();

    List<String> arguments() {
        return List.copyOf(arguments);
    }

    Mounts add(Mounts more) {
        arguments.addAll(more.arguments);
        return this;
    }

    /** Files and folders at their own places, for reading; those that are not there are left out. */
    Mounts readable(Collection<Path> paths) {
        paths.forEach(path -> option("--ro-bind-try", path, path));
        return this;
    }

    /** Folders at their own places, for writing too. */
    Mounts writable(Collection<Path> folders) {
        folders.forEach(folder -> option("--bind", folder, folder));
        return this;
    }

    /** A file for reading, seen at another place. */
    Mounts readable(Path file, Path at) {
        return option("--ro-bind", file, at);
    }

    /** An empty file. */
    Mounts blank(Path file) {
        return option("--ro-bind", Path.of("/dev/null"), file);
    }

    /** An empty folder in memory that holds no more than some bytes. */
    Mounts empty(Path folder, long bytes) {
        return option("--size", Long.toString(bytes)).option("--tmpfs", folder);
    }

    /** Processes and devices; of these only those that do no harm. */
    Mounts kernel() {
        return option("--proc", Path.of("/proc")).option("--dev", Path.of("/dev"));
    }

    Mounts link(String target, Path at) {
        return option("--symlink", target, at);
    }

    /** From here on nobody writes there; what was mounted below it stays as it is. */
    Mounts sealed(Path folder) {
        return option("--remount-ro", folder);
    }

    private Mounts option(String name, Object... values) {
        arguments.add(name);
        for (Object value : values) {
            arguments.add(value.toString());
        }
        return this;
    }
}
