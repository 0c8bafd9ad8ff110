package dev.journeyman.api.work;

/** The class of an {@link Estimate}'s score. */
public enum Complexity {
    /** Below 50: under an hour. */
    SIMPLE,
    /** Below 150: one to four hours. */
    MODERATE,
    /** Below 300: four to eight hours. */
    COMPLEX,
    /** One to two days. */
    ADVANCED;

    /** The class that a score falls into. */
    public static Complexity of(double score) {
        if (score < 50) {
            return SIMPLE;
        }
        if (score < 150) {
            return MODERATE;
        }
        return score < 300 ? COMPLEX : ADVANCED;
    }
}
