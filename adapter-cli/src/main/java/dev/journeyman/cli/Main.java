package dev.journeyman.cli;

import dev.journeyman.cli.screen.Terminal;
import dev.journeyman.cli.screen.Terminal.Size;
import dev.journeyman.cli.screen.TerminalSize;
import dev.journeyman.cli.shell.Interruption;
import dev.journeyman.cli.shell.Shell;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Starts the {@code journeyman} command in a process of its own. */
public final class Main {
    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        System.exit(Journeyman.run(shell(System.getenv()), args));
    }

    private static Shell shell(Map<String, String> environment) {
        boolean tty = Boolean.getBoolean("journeyman.terminal");
        Charset charset = Terminal.unicode(environment) ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        return new Shell(
                Terminal.of(
                        stream(FileDescriptor.out, charset),
                        stream(FileDescriptor.err, charset),
                        tty,
                        environment,
                        tty ? watchedSize() : () -> Size.USUAL),
                environment,
                Path.of("").toAbsolutePath(),
                System.getProperty("journeyman.program", "journeyman"),
                InstantSource.system(),
                () -> UUID.randomUUID().toString());
    }

    private static TerminalSize watchedSize() {
        TerminalSize size = new TerminalSize();
        Interruption.onResize(size::changed);
        return size;
    }

    /** The JVM's own streams guess their encoding differently from release to release. */
    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}
