package dev.journeyman.agents.llm.answer;

import dev.journeyman.api.step.FileEdit;
import java.util.List;
import java.util.Optional;

/**
 * Changes of files, as a model wants them.
 *
 * @param summary what they do
 * @param edits in order; empty if nothing needs to be done
 * @param testClasses test classes written or changed; empty but for the tester
 */
public record EditAnswer(String summary, List<FileEdit> edits, List<String> testClasses) {
    /** Any change of files. */
    public static final AnswerSchema<EditAnswer> EDITS = new AnswerSchema<>(fields -> read(fields, List.of()));
    /** A change of tests, which also names them. */
    public static final AnswerSchema<EditAnswer> TESTS =
            new AnswerSchema<>(fields -> read(fields, fields.requiredTexts("testClasses")));

    public EditAnswer {
        edits = List.copyOf(edits);
        testClasses = List.copyOf(testClasses);
    }

    private static Optional<EditAnswer> read(Fields fields, List<String> testClasses) {
        String summary = fields.text("summary");
        List<FileEdit> edits = fields.required("edits", EditAnswer::edit);
        return fields.make(() -> new EditAnswer(summary, edits, testClasses));
    }

    private static Optional<FileEdit> edit(Fields fields) {
        String path = fields.text("path");
        Kind kind = fields.word("action", Kind.class);
        return fields.flawed() ? Optional.empty() : edit(fields, path, kind);
    }

    private static Optional<FileEdit> edit(Fields fields, String path, Kind kind) {
        return switch (kind) {
            case CREATE -> {
                String content = fields.file("content");
                yield fields.make(() -> new FileEdit.Create(path, content));
            }
            case REPLACE -> {
                String find = fields.text("find");
                String replacement = fields.block("replacement");
                yield fields.make(() -> new FileEdit.Replace(path, find, replacement));
            }
            case DELETE -> fields.make(() -> new FileEdit.Delete(path));
        };
    }

    private enum Kind {
        CREATE,
        REPLACE,
        DELETE
    }
}
