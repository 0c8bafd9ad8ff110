package dev.journeyman.cli.text;

import dev.journeyman.api.WorkflowId;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands that people can copy.
 *
 * @param program what they typed to start this one
 * @param directory where they are
 * @param project where the workflow works
 * @param options that chose where workflows are kept
 */
public record Hints(String program, Path directory, Path project, List<String> options) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    /** For somebody who stands in the project and has the command on the path. */
    public static Hints plain() {
        return new Hints("journeyman", Path.of(""), Path.of(""), List.of());
    }

    /** A command of ours about a workflow. */
    public String journeyman(String command, WorkflowId id, String more) {
        return journeyman(command + " " + id + more);
    }

    /** A command of ours. */
    public String journeyman(String command) {
        String chosen = options.stream().map(word -> " " + quote(word)).collect(Collectors.joining());
        return quote(program) + " " + command + (here() ? "" : " --project " + quote(project.toString())) + chosen;
    }

    /** A git command in the project. */
    public String git(String command) {
        return "git " + (here() ? "" : "-C " + quote(project.toString()) + " ") + command;
    }

    private boolean here() {
        return project.equals(directory);
    }

    /** The text as one word of a shell. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
