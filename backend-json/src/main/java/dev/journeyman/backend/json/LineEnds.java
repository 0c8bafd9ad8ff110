package dev.journeyman.backend.json;

import java.util.Arrays;

/** The offsets at which the lines of a file end, numbered from 1. */
final class LineEnds {
    private long[] ends = new long[64];
    private int count;

    int count() {
        return count;
    }

    /** Where the last known line ends; 0 if none is known. */
    long last() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** Where a known line begins; 0 for line 0. */
    long before(long line) {
        return line < 2 ? 0 : ends[(int) line - 2];
    }

    /** Remembers a line; known ones and the next one only. */
    void put(long line, long end) {
        int index = (int) line - 1;
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, 2 * index);
        }
        ends[index] = end;
        count = Math.max(count, index + 1);
    }

    void clear() {
        count = 0;
    }
}
