package dev.journeyman.cli.command;

import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Interruption;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.BackupText;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.config.BackupSettings;
import dev.journeyman.core.recovery.SystemSleeper;
import dev.journeyman.core.transfer.Backup;
import dev.journeyman.core.transfer.Backups;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Write the records of all workflows and the work items into one new file, while workflows run.",
            "The code is not in it: it stays in the project's git directory."
        })
final class BackupCommand extends ProjectCommand {
    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "Where the file is made; default: 'backup.folder' in journeyman.yaml.")
    private @Nullable Path folder;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Make one whenever the newest is that old, such as 6h, until this is interrupted.")
    private @Nullable Duration every;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Leave that many backups of this project in the folder; default: 'backup.keep', else 28.")
    private @Nullable Integer keep;

    BackupCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        BackupSettings settings = builder().configuration().backup();
        int number = keep == null ? settings.keep() : keep;
        if (number < 1) {
            throw new UsageException("cli.keep", "--keep takes a number from 1: the newest backup always stays.");
        }
        try (Orchestrator orchestrator = reading()) {
            Backups backups = orchestrator.backups(place(settings));
            return every == null ? reply(backups.make(number)) : repeat(backups, every, number);
        }
    }

    private Path place(BackupSettings settings) {
        return folder == null
                ? settings.folder()
                        .orElseThrow(() -> new UsageException(
                                "cli.no-folder",
                                "Name a folder for the backup, or set 'backup.folder' in journeyman.yaml."))
                : shell().directory().resolve(folder).normalize();
    }

    private Reply reply(Backup backup) {
        BackupText text = new BackupText(backup);
        return new Reply(
                backup.unreadable().isEmpty() ? Exit.DONE : Exit.FAILED, text.render(hints()), text.document());
    }

    private Reply repeat(Backups backups, Duration time, int number) {
        Interruption.onFirst(Thread.currentThread()::interrupt);
        try (Progress progress = shell().progress(json())) {
            backups.repeat(time, number, new SystemSleeper(), new Teller(progress));
        } catch (InterruptedException e) {
            return Reply.done("No more backups are made.\n", Documents.object());
        }
        throw new IllegalStateException("It ends by an interrupt only.");
    }

    private final class Teller implements Backups.Watcher {
        private final Progress progress;

        Teller(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void made(Backup backup) {
            progress.say(new BackupText(backup).render(hints()).stripTrailing());
        }

        @Override
        public void failed(RuntimeException why) {
            progress.say("No backup could be made; it is tried again. " + why.getMessage());
        }
    }
}
