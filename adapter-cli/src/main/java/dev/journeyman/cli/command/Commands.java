package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import java.util.List;

/** All commands, in the order of the help. */
public final class Commands {
    private Commands() {}

    /** The commands, annotated for picocli. */
    public static List<Object> of(Shell shell) {
        return List.of(
                new DemoCommand(shell),
                new RunCommand(shell),
                new ResumeCommand(shell),
                new WorkerCommand(shell),
                new ViewCommand(shell),
                new ApproveCommand(shell),
                new RejectCommand(shell),
                new PauseCommand(shell),
                new StopCommand(shell),
                new AbandonCommand(shell),
                new RollbackCommand(shell),
                new CleanCommand(shell),
                new ExportCommand(shell),
                new ImportCommand(shell),
                new BackupCommand(shell),
                new RestoreCommand(shell),
                new ResearchCommand(shell),
                new StatusCommand(shell),
                new ListCommand(shell),
                new LogCommand(shell),
                new ReportCommand(shell),
                new CheckpointsCommand(shell),
                new LocksCommand(shell),
                new AuditCommand(shell),
                new ShowCommand(shell),
                new PluginsCommand(shell),
                new DoctorCommand(shell),
                new CompletionCommand(shell));
    }
}
