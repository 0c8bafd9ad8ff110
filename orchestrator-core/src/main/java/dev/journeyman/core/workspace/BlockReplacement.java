package dev.journeyman.core.workspace;

import dev.journeyman.api.step.FileEdit.Replace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Replaces a block that occurs exactly once, or says what a model needs to find it. */
final class BlockReplacement {
    private static final int SHOWN_AROUND = 2;
    private static final int SHOWN_AT_MOST = 40;

    private BlockReplacement() {}

    /** The text after the replacement; line breaks stay those of the file. */
    static String apply(String text, Replace edit) {
        boolean crlf = text.contains("\r\n") && !text.replace("\r\n", "").contains("\n");
        String lines = crlf ? text.replace("\r\n", "\n") : text;
        String result = replaceOnce(lines, edit);
        return crlf ? result.replace("\r\n", "\n").replace("\n", "\r\n") : result;
    }

    private static String replaceOnce(String text, Replace edit) {
        int at = edit.find().isEmpty() ? -1 : text.indexOf(edit.find());
        if (at < 0) {
            throw Attempt.refused("edit.not-found", notFound(text, edit));
        }
        int count = occurrences(text, edit.find());
        if (count > 1) {
            throw Attempt.refused(
                    "edit.not-unique",
                    "The block to replace occurs " + count + " times in '" + edit.path()
                            + "'. Include more of the lines around the place you mean.");
        }
        return text.substring(0, at)
                + edit.replacement()
                + text.substring(at + edit.find().length());
    }

    /** Overlapping ones count: either could be meant. */
    private static int occurrences(String text, String find) {
        int count = 0;
        for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) {
            count++;
        }
        return count;
    }

    private static String notFound(String text, Replace edit) {
        if (edit.find().isBlank()) {
            return "The block to replace in '" + edit.path() + "' is blank. Copy the lines to replace from the file.";
        }
        List<String> lines = text.lines().toList();
        List<String> block = edit.find().lines().toList();
        int at = nearest(lines, block);
        return "The block to replace does not occur in '" + edit.path()
                + "'; it must match the file exactly, white space included. The nearest lines are:\n"
                + excerpt(lines, at, block.size());
    }

    /** Where most lines of the block are alike. */
    private static int nearest(List<String> lines, List<String> block) {
        List<Set<String>> wanted = block.stream().map(BlockReplacement::words).toList();
        List<Set<String>> present = lines.stream().map(BlockReplacement::words).toList();
        int best = 0;
        double bestScore = -1;
        for (int at = 0; at < present.size(); at++) {
            double score = 0;
            for (int i = 0; i < wanted.size() && at + i < present.size(); i++) {
                score += likeness(wanted.get(i), present.get(at + i));
            }
            if (score > bestScore) {
                best = at;
                bestScore = score;
            }
        }
        return best;
    }

    private static Set<String> words(String line) {
        Set<String> words = new HashSet<>(Arrays.asList(line.strip().split("\\W+", -1)));
        words.remove("");
        return words;
    }

    /** Words in common over all words, from 0 to 1. */
    private static double likeness(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    private static String excerpt(List<String> lines, int at, int length) {
        int from = Math.max(0, at - SHOWN_AROUND);
        int to = Math.min(lines.size(), at + Math.min(length, SHOWN_AT_MOST) + SHOWN_AROUND);
        StringBuilder excerpt = new StringBuilder();
        for (int i = from; i < to; i++) {
            excerpt.append(i + 1).append(": ").append(lines.get(i)).append('\n');
        }
        return excerpt.isEmpty() ? "(the file is empty)" : excerpt.toString();
    }
}
