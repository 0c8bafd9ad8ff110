package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A process that runs a script, with the record of its group in a file, and is there to be killed. */
final class KilledEngine {
    private KilledEngine() {}

    /** Folder, {@code go} or {@code hold} (record, but never release), script. */
    public static void main(String[] args) throws InterruptedException {
        Path directory = Path.of(args[0]);
        boolean hold = args[1].equals("hold");
        new LocalCommandRunner()
                .run(Command.of("sh", "-c", args[2]), directory, group -> record(group, directory, hold), () -> false);
    }

    private static void record(ProcessGroup group, Path directory, boolean hold) {
        try {
            Path draft =
                    Files.write(directory.resolve("group.new"), List.of(Long.toString(group.id()), group.started()));
            Files.move(draft, directory.resolve("group"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        while (hold) {
            Thread.onSpinWait();
        }
    }
}
