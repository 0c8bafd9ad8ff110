package dev.journeyman.cli.stub;

/**
 * A model's answer.
 *
 * @param cut whether the limit of length ended it
 */
record Said(String text, boolean cut, Counts counts) {
    static Said of(String text) {
        return new Said(text, false, Counts.USUAL);
    }
}
