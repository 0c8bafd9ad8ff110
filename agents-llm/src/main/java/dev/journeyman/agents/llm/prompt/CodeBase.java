package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.step.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The repository as far as a prompt shows it: paths, and the contents of chosen files. */
final class CodeBase {
    private static final int MOST_PATHS = 300;

    private CodeBase() {}

    /** All paths of a small project, the folders of a large one. */
    static String paths(Tree tree) {
        List<String> paths = tree.paths();
        String shown = paths.size() <= MOST_PATHS ? String.join("\n", paths) : folders(paths);
        return paths.isEmpty() ? "" : Markdown.section("Files of the project", Markdown.fence(shown));
    }

    private static String folders(List<String> paths) {
        Map<String, Long> folders =
                paths.stream().collect(Collectors.groupingBy(CodeBase::folder, TreeMap::new, Collectors.counting()));
        String shown = folders.entrySet().stream()
                .limit(MOST_PATHS)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + " files)")
                .collect(Collectors.joining("\n"));
        return shown + (folders.size() > MOST_PATHS ? "\n... " + (folders.size() - MOST_PATHS) + " more folders" : "");
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "*";
    }

    static String files(FileChoice choice, Tree tree, int tokens) {
        Excerpts excerpts = Excerpts.of(choice, tree, tokens);
        String shown = excerpts.shown().stream()
                .map(excerpt -> "### " + excerpt.path() + "\n\n" + excerpt.note() + Markdown.fence(excerpt.text()))
                .collect(Collectors.joining("\n"));
        String left = excerpts.left().isEmpty()
                ? ""
                : "\nLeft out for lack of room: " + String.join(", ", excerpts.left()) + "\n";
        return Markdown.section("Files", shown + left);
    }
}
