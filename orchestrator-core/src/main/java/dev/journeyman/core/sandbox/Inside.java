package dev.journeyman.core.sandbox;

import dev.journeyman.core.config.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What commands find inside: the system and the build tools, empty home directories, what a person lets them read and write.
 * The same for all commands of a project; nothing of it comes from files that agents write.
 */
final class Inside {
    private static final Path TEMPORARY = Path.of("/tmp");
    static final long TEMPORARY_BYTES = 1L << 30;
    static final long HOME_BYTES = 512L << 20;
    private static final Path NAMES = Path.of("/etc/resolv.conf");
    private static final String MAVEN_OPTIONS = "MAVEN_OPTS";

    private final SandboxSettings settings;
    private final List<Path> readable;
    private final List<Path> homes;
    private final MavenFiles maven;
    private final Mounts common;

    Inside(SandboxSettings settings, Map<String, String> environment, List<Path> readable, Path scratch) {
        Homes found = Homes.of(environment);
        this.settings = settings;
        this.readable = readable;
        this.homes = found.all();
        this.maven = new MavenFiles(found.java(), environment);
        this.common = common(new Tools(environment, homes), scratch);
    }

    private Mounts common(Tools tools, Path scratch) {
        Mounts mounts = SystemFolders.hidePrivate(SystemFolders.mount(new Mounts()))
                .kernel()
                .empty(Path.of("/dev/shm"), HOME_BYTES)
                .empty(TEMPORARY, TEMPORARY_BYTES)
                .link("/tmp", Path.of("/var/tmp"));
        homes.forEach(home -> mounts.empty(home, HOME_BYTES));
        return mounts.readable(tools.folders())
                .add(mavenMounts(scratch))
                .readable(maven.caches())
                .readable(readable)
                .readable(settings.readable());
    }

    private Mounts mavenMounts(Path scratch) {
        try {
            return maven.mount(scratch);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot copy Maven's settings to " + scratch, e);
        }
    }

    /** What commands may write beside their directory: what fetching builds fetch to, too, if there is a network. */
    List<Path> caches(boolean network) {
        List<Path> caches = new ArrayList<>(settings.caches());
        if (network) {
            caches.addAll(maven.caches());
        }
        return caches.stream().filter(Inside::made).toList();
    }

    private static boolean made(Path folder) {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            return false; // A build that needs it says so.
        }
    }

    /** All mounts of a command. */
    Mounts mounts(List<Path> writable, boolean network) {
        Mounts mounts = new Mounts().add(common);
        if (network) {
            mounts.readable(names());
        }
        return mounts.writable(writable).sealed(Path.of("/dev")).sealed(Path.of("/"));
    }

    /** Where the names of other machines are looked up is often a link into a folder that is hidden. */
    private static List<Path> names() {
        try {
            Path real = NAMES.toRealPath();
            return SystemFolders.hold(real) ? List.of() : List.of(real);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What of an environment holds inside; proxies and their passwords are of no use without a network. */
    Map<String, String> environment(Map<String, String> outside, boolean network) {
        Map<String, String> inside = new HashMap<>(outside);
        inside.keySet()
                .removeIf(name -> name.startsWith("XDG_")
                        || (!network && name.toLowerCase(Locale.ROOT).endsWith("_proxy")));
        inside.put("TMPDIR", TEMPORARY.toString());
        maven.repositoryOption().ifPresent(option -> inside.merge(MAVEN_OPTIONS, option, (was, is) -> is + " " + was));
        return inside;
    }
}
