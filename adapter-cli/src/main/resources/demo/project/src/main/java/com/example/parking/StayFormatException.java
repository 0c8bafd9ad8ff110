package com.example.parking;

/** A line of the file of stays that cannot be read. */
public final class StayFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    public StayFormatException(int line, String problem) {
        super("line " + line + ": " + problem);
        this.line = line;
    }

    /** Its number, from 1. */
    public int line() {
        return line;
    }
}
