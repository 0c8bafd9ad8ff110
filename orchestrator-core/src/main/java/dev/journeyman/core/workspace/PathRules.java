package dev.journeyman.core.workspace;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Which paths may enter a tree. */
final class PathRules {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    /** Spellings that NTFS takes for {@code .git}. */
    private static final Pattern SHORT_GIT = Pattern.compile("(?i)git~\\d+");
    /** An agent that could change its own limits would have none. */
    private static final List<String> OURS = List.of(".journeyman", "journeyman.yaml");

    private static final ObjectChecker SAFE = new ObjectChecker().setSafeForMacOS(true);
    private static final ObjectChecker PORTABLE =
            new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true);

    private PathRules() {}

    /** Refuses a path of an edit that leaves the repository or means something to git or to the engine. */
    static void requireEditable(String path) {
        if (path.isEmpty()
                || path.indexOf('\0') >= 0
                || path.indexOf('\\') >= 0
                || DRIVE.matcher(path).matches()) {
            throw outside(path);
        }
        List<String> segments = segments(path);
        if (segments.stream().anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."))) {
            throw outside(path);
        }
        if (isReserved(path) || OURS.contains(fold(segments.get(0)))) {
            throw Attempt.refused("edit.reserved", "'" + path + "' is reserved for git or the engine; leave it alone.");
        }
    }

    /** Refuses a name that some file system cannot hold. */
    static void requirePortable(String path) {
        try {
            PORTABLE.checkPath(path);
        } catch (CorruptObjectException e) {
            throw Attempt.refused(
                    "edit.reserved",
                    "'" + path + "' cannot exist on every system (" + e.getMessage() + "); choose another name.");
        }
    }

    /** Whether git, on some file system, takes a part of the path for its own folder, or cannot name it at all. */
    static boolean isReserved(String path) {
        try {
            SAFE.checkPath(path);
        } catch (CorruptObjectException e) {
            return true;
        }
        return segments(path).stream().anyMatch(s -> SHORT_GIT.matcher(s).matches());
    }

    /** Equal for names that a file system without letter case, or with composed letters, cannot tell apart. */
    static String fold(String segment) {
        return Normalizer.normalize(segment, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static RuntimeException outside(String path) {
        return Attempt.refused(
                "edit.outside",
                "'" + path + "' is not a path inside the repository. Write it relative to the root, with '/',"
                        + " without '..' and without empty parts.");
    }
}
