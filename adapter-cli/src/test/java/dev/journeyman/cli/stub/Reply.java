package dev.journeyman.cli.stub;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the server sends. */
sealed interface Reply {
    /** A response with a body. */
    record Whole(int status, Map<String, String> headers, String json) implements Reply {
        byte[] body() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A response that begins well and has no end for so many bytes. */
    record Endless(long bytes) implements Reply {}

    /** Nothing, for as long as somebody listens. */
    record Silence() implements Reply {}

    /** The connection is closed in the middle of the body. */
    record BrokenOff() implements Reply {}

    /** A model's answer. */
    static Reply of(Wire wire, Said said) {
        return new Whole(200, Map.of(), wire.write(said).toString());
    }

    /** A refusal; single quotes become double ones. */
    static Reply refusal(int status, String json) {
        return new Whole(status, Map.of(), json.replace('\'', '"'));
    }

    /** Nothing was written down for this call. */
    static Reply unknown(String key) {
        return refusal(404, "{'error': {'type': 'not_found_error', 'message': 'no answer to " + key + "'}}");
    }
}
