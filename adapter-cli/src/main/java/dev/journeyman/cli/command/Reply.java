package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.cli.shell.Exit;

/**
 * What a command has to say at its end: one of text and document is printed.
 *
 * @param exit how it ended
 * @param text for people; lines that end with a line break
 * @param document for programs
 */
record Reply(Exit exit, String text, JsonNode document) {
    /** Of a command that went well. */
    static Reply done(String text, JsonNode document) {
        return new Reply(Exit.DONE, text, document);
    }
}
