package dev.journeyman.cli.text;

import dev.journeyman.api.WorkflowId;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Commands that people can copy.
 *
 * @param program what they typed to start this one
 * @param directory where they are
 * @param project where the workflow works
 */
public record Hints(String program, Path directory, Path project) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** A command of ours about a workflow. */
    public String journeyman(String command, WorkflowId id, String more) {
        return quote(program) + " " + command + " " + id + more
                + (here() ? "" : " --project " + quote(project.toString()));
    }

    /** A git command in the project. */
    public String git(String command) {
        return "git " + (here() ? "" : "-C " + quote(project.toString()) + " ") + command;
    }

    private boolean here() {
        return project.equals(directory);
    }

    /** The text as one word of a shell. */
    static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
