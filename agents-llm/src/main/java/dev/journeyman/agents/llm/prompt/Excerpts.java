package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The contents of chosen files, fitted into a budget: needed files are all shown, the largest trimmed first; helpful ones
 * are shown whole while there is room.
 *
 * @param shown what is shown, needed files first
 * @param left helpful files that found no room
 */
record Excerpts(List<Excerpt> shown, List<String> left) {
    private static final int CHARACTERS_PER_TOKEN = 3;

    static Excerpts of(FileChoice choice, Tree tree, int tokens) {
        int room = tokens * CHARACTERS_PER_TOKEN;
        List<Excerpt> shown = new ArrayList<>(needed(choice, tree, room));
        int used = shown.stream().mapToInt(excerpt -> excerpt.text().length()).sum();
        List<String> left = new ArrayList<>();
        for (String path : choice.helpful()) {
            String text = tree.read(path).orElse("");
            if (text.length() <= room - used) {
                shown.add(Excerpt.whole(path, text));
                used += text.length();
            } else {
                left.add(path);
            }
        }
        return new Excerpts(List.copyOf(shown), List.copyOf(left));
    }

    private static List<Excerpt> needed(FileChoice choice, Tree tree, int room) {
        List<Excerpt> files = choice.needed().stream()
                .flatMap(path -> tree.read(path).map(text -> Excerpt.whole(path, text)).stream())
                .toList();
        int most = share(files.stream().mapToInt(file -> file.text().length()).toArray(), room);
        Map<String, Integer> lines = choice.lines();
        return files.stream()
                .map(file -> file.trimmed(most, lines.getOrDefault(file.path(), 0)))
                .toList();
    }

    /** The size to which the larger ones must be cut so that all fit. */
    private static int share(int[] sizes, int room) {
        int[] sorted = sizes.clone();
        Arrays.sort(sorted);
        int left = room;
        for (int i = 0; i < sorted.length; i++) {
            int share = left / (sorted.length - i);
            if (sorted[i] > share) {
                return share;
            }
            left -= sorted[i];
        }
        return Integer.MAX_VALUE;
    }
}
