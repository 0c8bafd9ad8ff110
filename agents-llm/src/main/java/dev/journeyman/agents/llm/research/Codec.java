package dev.journeyman.agents.llm.research;

import java.io.IOException;

/** How what an {@link IndexFile} keeps stands on a line. Called by many threads. */
interface Codec<T> {
    /** The first line of a file; another one whenever the same content would yield something else than before. */
    String header();

    /** The value as text without the end of a line. */
    String encode(T value);

    /** The value of a text that came from {@link #encode}. */
    T decode(String text) throws IOException;
}
