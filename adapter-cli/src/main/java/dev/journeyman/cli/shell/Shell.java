package dev.journeyman.cli.shell;

import dev.journeyman.cli.screen.LiveProgress;
import dev.journeyman.cli.screen.PlainProgress;
import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.screen.Terminal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command was started.
 *
 * @param terminal where it prints
 * @param environment the variables
 * @param directory the current one
 * @param program what people typed to start it
 * @param clock the only source of time
 * @param ids yields a new id at each call
 */
public record Shell(
        Terminal terminal,
        Map<String, String> environment,
        Path directory,
        String program,
        InstantSource clock,
        Supplier<String> ids) {

    /** A variable of the environment. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** Tells people something that is not a result. */
    public void warn(String line) {
        terminal.err().println(line);
    }

    /** Who signals are from. */
    public String user() {
        return variable("USER").or(() -> variable("LOGNAME")).orElse("somebody");
    }

    /** This machine's name in the network; "node" if it has none. */
    public String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }

    /** Progress on the terminal, or line by line where there is none or standard output is kept for a document. */
    public Progress progress(boolean json) {
        Terminal shown = json ? terminal.quiet() : terminal;
        return shown.live() ? LiveProgress.start(shown, clock) : new PlainProgress(shown.out());
    }
}
