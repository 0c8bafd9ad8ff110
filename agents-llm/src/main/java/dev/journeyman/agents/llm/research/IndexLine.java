package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A line of an index: the name of a content, a checksum, and what is kept of it.
 *
 * @param content holds no blank
 * @param kept holds no end of a line
 */
record IndexLine(String content, String kept) {
    /** The content that a line says it is about, whether or not it is whole. */
    static String content(String line) {
        return line.substring(0, Math.max(0, line.indexOf(' ')));
    }

    /** Empty if the line is torn, or was changed since it was written. */
    static Optional<IndexLine> parse(String line) {
        String content = content(line);
        String[] parts = line.substring(content.length()).split(" ", 3);
        return Optional.of(parts)
                .filter(three -> three.length == 3)
                .map(three -> new IndexLine(content, three[2]))
                .filter(whole -> whole.checksum().equals(parts[1]));
    }

    private String checksum() {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(UTF_8));
        sum.update(kept.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    @Override
    public String toString() {
        return content + ' ' + checksum() + ' ' + kept;
    }
}
