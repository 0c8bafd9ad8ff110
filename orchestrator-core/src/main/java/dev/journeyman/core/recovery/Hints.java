package dev.journeyman.core.recovery;

import dev.journeyman.api.Failure;
import java.util.LinkedHashMap;
import java.util.Map;

/** What helps against errors that are known: said to whoever tries again. */
public final class Hints {
    private static final Map<String, String> BY_CODE = known();

    private Hints() {}

    private static Map<String, String> known() {
        Map<String, String> hints = new LinkedHashMap<>();
        hints.put(
                "edit.not-found", "Read the file again before you edit it, and copy the text to be replaced exactly.");
        hints.put("edit.not-unique", "Copy more lines around the text to be replaced, so that it occurs only once.");
        hints.put("edit.exists", "The file is there already: replace a part of it instead of creating it.");
        hints.put("edit.", "Name files by their path in the repository, and only those that the task is about.");
        hints.put("gate.command", "Do without that command: the build is run for you after your edits.");
        hints.put("gate.", "This will not be allowed however often it is asked: find a way without it.");
        hints.put("model.context-too-long", "The assignment was too large: look at fewer files, or split the item.");
        hints.put("model.malformed-answer", "Answer with nothing but the JSON object that the schema describes.");
        hints.put("model.timeout", "The answer took too long: make it shorter, or split the item.");
        hints.put(
                "item.unmergeable", "Others changed the same places: read the files as they are now, and change less.");
        hints.put("item.rounds-used-up", "The same approach failed every time: take another one.");
        hints.put("stuck.", "What was tried goes in a circle: take another approach.");
        hints.put("limit.item-", "There was not enough room for the item: do the least that fulfils it, or split it.");
        return hints;
    }

    /** The failure in words, with what helps against it where that is known. */
    public static String with(Failure failure) {
        return BY_CODE.entrySet().stream()
                .filter(hint -> failure.code().startsWith(hint.getKey()))
                .findFirst()
                .map(hint -> failure.message() + "\nHint: " + hint.getValue())
                .orElse(failure.message());
    }
}
