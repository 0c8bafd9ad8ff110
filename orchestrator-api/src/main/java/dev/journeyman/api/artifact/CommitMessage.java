package dev.journeyman.api.artifact;

import java.util.regex.Pattern;

/**
 * A message after Conventional Commits 1.0.0; the engine adds the trailers.
 *
 * @param type such as {@code feat} or {@code fix}
 * @param scope may be empty
 * @param subject imperative, at most 72 characters, no full stop
 * @param body why; may be empty
 * @param breaking whether callers must change
 */
@Artifact(name = "commit-message")
public record CommitMessage(String type, String scope, String subject, String body, boolean breaking) {
    private static final Pattern TYPE = Pattern.compile("[a-z]{2,12}");
    private static final Pattern SCOPE = Pattern.compile("[a-zA-Z0-9._/-]{0,40}");

    public CommitMessage {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "The type must be a lower-case word such as 'feat', not '" + type + "'.");
        }
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("The scope must be one word, not '" + scope + "'.");
        }
        if (subject.isBlank() || subject.length() > 72 || subject.contains("\n")) {
            throw new IllegalArgumentException(
                    "The subject must be one line of 1 to 72 characters: '" + subject + "'.");
        }
    }

    /** The first line. */
    public String header() {
        return type + (scope.isEmpty() ? "" : "(" + scope + ")") + (breaking ? "!" : "") + ": " + subject;
    }
}
