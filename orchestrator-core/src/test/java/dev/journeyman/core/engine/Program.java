package dev.journeyman.core.engine;

import java.util.List;
import java.util.Map;

/**
 * A small workflow as data.
 *
 * @param phases in order
 * @param scripts what agents do, by name
 * @param agents how many items run at once
 */
record Program(List<Part> phases, Map<String, Script> scripts, int agents) {
    /**
     * A phase.
     *
     * @param rejections how often a person rejects its result; -1 if nobody is asked
     */
    record Part(String name, List<Op> ops, int rejections) {}

    /**
     * What an agent does when it is asked.
     *
     * @param questions how many questions it asks before it is done
     * @param fails whether it gives up in the end
     */
    record Script(List<Op> ops, int questions, boolean fails) {}
}
