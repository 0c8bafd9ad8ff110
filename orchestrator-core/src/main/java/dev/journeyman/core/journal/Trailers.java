package dev.journeyman.core.journal;

import java.util.Optional;

/** The lines by which a delivered commit names the workflow that made it and anchors its journal. */
public final class Trailers {
    /** Names the workflow. */
    public static final String WORKFLOW = "Journeyman-Workflow";
    /** Names the agents that worked on it. */
    public static final String AGENTS = "Journeyman-Agents";
    /** Anchors the journal: sequence and hash of the delivery's intent, joined by a colon. */
    public static final String JOURNAL = "Journeyman-Journal";

    private Trailers() {}

    /** One line. */
    public static String line(String name, String value) {
        return name + ": " + value;
    }

    /** The value of a trailer, the last one if there are several. */
    public static Optional<String> value(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .reduce((first, second) -> second);
    }
}
