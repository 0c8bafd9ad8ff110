package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.util.List;
import java.util.stream.Collectors;

/** Paths in sentences for people: few of many, and on one line whatever their names hold. */
final class Quoted {
    private static final int MOST = 5;
    private static final int LONGEST = 80;

    private Quoted() {}

    static String path(String path) {
        String line = path.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    static String paths(List<String> paths) {
        return few(paths.stream().map(Quoted::path).toList());
    }

    static String skipped(List<Skipped> skipped) {
        return few(skipped.stream().map(Skipped::words).toList());
    }

    /** The first of them, and how many more there are. */
    static String few(List<String> words) {
        String first = words.stream().limit(MOST).collect(Collectors.joining(", "));
        return words.size() > MOST ? first + " and " + (words.size() - MOST) + " more" : first;
    }
}
