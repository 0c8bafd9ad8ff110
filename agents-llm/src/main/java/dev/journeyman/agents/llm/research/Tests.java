package dev.journeyman.agents.llm.research;

/** Tells tests from what they test, by where they lie. */
final class Tests {
    private Tests() {}

    static boolean isTest(String path) {
        return ("/" + path).contains("/src/test/") || ("/" + path).contains("/src/it/");
    }
}
