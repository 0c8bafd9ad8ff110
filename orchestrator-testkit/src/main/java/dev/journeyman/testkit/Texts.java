package dev.journeyman.testkit;

import java.util.List;

/** Texts that careless stores damage. */
final class Texts {
    static final List<String> OBJECTS = List.of(
            "{}",
            "{ }",
            "{\"a\":{}}",
            "{\"a\":1 }",
            "{\"b\":1,\"a\":2,\"b\":3}",
            "{\"number\":1.0,\"large\":12345678901234567890.10}",
            "{\"hash\":\"" + "0".repeat(64) + "\"}",
            "{\"text\":\"}\\n{\\\"hash\\\":\\\"\"}",
            "{\"text\":\"naïve café \u4f60\u597d \ud83d\ude80 e\u0301\"}",
            "{\"text\":\"\u2028\u2029\u0085\ufeff\ufffd\u007f\"}",
            "{\"text\":\"\\u0000\\ud83d tab\\t\"}",
            "{\"text\":\"\t\u0001\"}");

    private Texts() {}

    /** An object of about that many bytes, not all of them ASCII. */
    static String object(int bytes) {
        return "{\"text\":\"" + "ä0123456".repeat(bytes / 9) + "\"}";
    }
}
