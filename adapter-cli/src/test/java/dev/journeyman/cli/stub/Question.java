package dev.journeyman.cli.stub;

import java.io.IOException;

/**
 * What a model is asked.
 *
 * @param key the name of the call
 */
public record Question(String key, String system, String user) {
    private static final String KEY = "Key: ";

    static Question of(String system, String user) throws IOException {
        String first = user.lines().findFirst().orElse("");
        if (!first.startsWith(KEY)) {
            throw new IOException("the user text does not begin with its key, but with: " + first);
        }
        return new Question(first.substring(KEY.length()).strip(), system, user);
    }
}
