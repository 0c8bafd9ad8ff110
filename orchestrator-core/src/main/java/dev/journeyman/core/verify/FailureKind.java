package dev.journeyman.core.verify;

/** What lies behind a failed test, as far as its exception and its words tell. */
public enum FailureKind {
    /** It took too long. */
    TIMEOUT("It took too long"),
    /** The program did something else than the test expects. */
    ASSERTION("An expectation did not hold"),
    /** A class, method or package is not there. */
    IMPORT("Code it needs is not there"),
    /** A value has another type than the code expects. */
    TYPE("A value has the wrong type"),
    /** A database said no, or is not there. */
    DATABASE("The database failed it"),
    /** Credentials are missing or were refused. */
    AUTHENTICATION("It was not let in"),
    /** Another machine or port cannot be reached. */
    NETWORK("The network failed it"),
    /** None of these. */
    OTHER("It threw an exception");

    private final String sentence;

    FailureKind(String sentence) {
        this.sentence = sentence;
    }

    /** The beginning of a sentence for people and models. */
    String sentence() {
        return sentence;
    }
}
