package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.CleanText;
import dev.journeyman.core.CleanReport;
import dev.journeyman.core.Cleaning;
import dev.journeyman.core.Orchestrator;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "clean",
        description = {
            "Free what finished workflows hold: directories, refs and, unless they are kept, their records.",
            "Never one that runs or waits, never a delivered branch; nothing outside is undone.",
            "Cut short, it is finished by doing it again."
        })
final class CleanCommand extends ProjectCommand {
    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description =
                    "The workflows, or the beginnings of their ids; default: all that are completed or abandoned.")
    private List<String> ids = List.of();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only those that came to rest that long ago, such as 30d.")
    private @Nullable Duration age;

    @Option(names = "--failed", description = "Also those that failed or were stopped; they cannot be resumed then.")
    private boolean failed;

    @Option(
            names = "--undelivered",
            description = "Also completed ones whose work was delivered nowhere; it cannot be had then.")
    private boolean undelivered;

    @Option(names = "--keep-journals", description = "Keep the records: audit, report and costs can still be read.")
    private boolean keepJournals;

    @Option(names = "--dry-run", description = "Only say what would be done, and what it would free.")
    private boolean dryRun;

    CleanCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        try (Orchestrator orchestrator = reading()) {
            Cleaning wanted = wanted(orchestrator);
            CleanReport report = dryRun
                    ? orchestrator.housekeeping().plan(wanted)
                    : orchestrator.housekeeping().clean(wanted);
            CleanText text = new CleanText(report, dryRun);
            return new Reply(report.kept().isEmpty() ? Exit.DONE : Exit.FAILED, text.render(), text.document());
        }
    }

    private Cleaning wanted(Orchestrator orchestrator) {
        List<WorkflowId> named = ids.stream().map(id -> find(orchestrator, id)).toList();
        Cleaning wanted = Cleaning.finished().of(named);
        wanted = failed ? wanted.andFailed() : wanted;
        wanted = undelivered ? wanted.andUndelivered() : wanted;
        wanted = keepJournals ? wanted.keepingJournals() : wanted;
        return age == null ? wanted : wanted.olderThan(age);
    }
}
