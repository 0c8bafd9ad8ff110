package dev.journeyman.core.plan;

import java.util.List;
import java.util.Locale;

/** The form that paths of a repository have wherever a plan or an action names one. */
public final class RepositoryPath {
    /** The form in words, for messages. */
    public static final String RULE =
            "paths are relative to the repository's root, with '/', without '.', '..' or empty parts, and never in '.git'.";

    private RepositoryPath() {}

    /** True for a file, or for a folder that ends in '/', which cannot lead out of the repository or into {@code .git}. */
    public static boolean valid(String path) {
        if (path.isBlank() || path.indexOf('\\') >= 0 || path.indexOf(':') == 1) {
            return false;
        }
        String inner = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return path.chars().noneMatch(Character::isISOControl)
                && List.of(inner.split("/", -1)).stream().allMatch(RepositoryPath::validPart);
    }

    private static boolean validPart(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && !part.toLowerCase(Locale.ROOT).equals(".git");
    }
}
