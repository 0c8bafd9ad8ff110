package dev.journeyman.core.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The policy for programs: only what is on the allow-list, never a shell, and nothing that publishes by the way. */
public final class Commands {
    /** The build tools of Java and JavaScript projects. */
    public static final List<List<String>> BUILD_TOOLS = List.of(
            List.of("mvn"),
            List.of("./mvnw"),
            List.of("gradle"),
            List.of("./gradlew"),
            List.of("npm", "test"),
            List.of("npm", "run"),
            List.of("npm", "ci"),
            List.of("java"),
            List.of("javac"));

    /** Programs that run whatever their arguments say, so that no list could tell what they do. */
    private static final Set<String> SHELLS = Set.of(
            "sh",
            "bash",
            "dash",
            "zsh",
            "ksh",
            "csh",
            "tcsh",
            "fish",
            "busybox",
            "cmd",
            "powershell",
            "pwsh",
            "env",
            "sudo",
            "su",
            "doas",
            "xargs",
            "nohup",
            "setsid",
            "timeout",
            "exec",
            "eval",
            "ssh",
            "script",
            "watch");

    /** Arguments of build tools that send something out. */
    private static final Pattern PUBLISHES = Pattern.compile(
            "(?:.*:)?(?:deploy|site-deploy|deploy-file|publish.*|release|upload.*)|release:.*|.*-release-plugin:.*");

    private Commands() {}

    /** Why a command must not be run, in a sentence that says what to do instead; empty if it may be. */
    static Optional<String> objection(List<String> argv, List<List<String>> allowed) {
        if (argv.isEmpty() || argv.get(0).isBlank()) {
            return Optional.of("A command names at least a program.");
        }
        if (SHELLS.contains(name(argv.get(0)))) {
            return Optional.of("'" + argv.get(0) + "' runs other programs, and shells are never run: call the program"
                    + " itself with its arguments.");
        }
        Optional<List<String>> prefix = allowed.stream()
                .filter(known -> known.size() <= argv.size()
                        && argv.subList(0, known.size()).equals(known))
                .findFirst();
        return prefix.isEmpty()
                ? Optional.of(unknown(argv, allowed))
                : publishing(argv.subList(prefix.get().size(), argv.size()));
    }

    private static String name(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(?:exe|bat|cmd|com)$", "");
    }

    private static String unknown(List<String> argv, List<List<String>> allowed) {
        List<String> known =
                allowed.stream().map(words -> String.join(" ", words)).toList();
        return "'" + String.join(" ", argv) + "' is not on the list of commands that may be run ("
                + String.join(", ", known)
                + "). Use one of these, or let a person add its beginning to commands.allow in journeyman.yaml.";
    }

    private static Optional<String> publishing(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> PUBLISHES.matcher(argument).matches())
                .findFirst()
                .map(argument ->
                        "The argument '" + argument + "' sends something out. Leave it out, or let a person allow"
                                + " the command with this argument in commands.allow in journeyman.yaml.");
    }
}
