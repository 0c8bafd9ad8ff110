package dev.journeyman.cli.command;

import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.step.Tree;
import dev.journeyman.cli.screen.Counter;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.ResearchDocument;
import dev.journeyman.cli.text.ResearchText;
import dev.journeyman.core.Orchestrator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "research",
        description = "Show what stands in the code base, and what of it matters for a request; asks no model.",
        footer = {"", "Reads what is committed. What was parsed once is kept with the project and not parsed again."})
final class ResearchCommand extends ProjectCommand {
    @Option(
            names = "--request",
            paramLabel = "TEXT",
            description = "What is wanted: shows similar code, impact, conflicts and recommendations.")
    private String request = "";

    @Option(names = "--revision", paramLabel = "REV", description = "A branch, tag or commit; default: HEAD.")
    private Optional<String> revision = Optional.empty();

    ResearchCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws InterruptedException {
        try (Orchestrator orchestrator = reading()) {
            Tree tree = orchestrator.tree(revision);
            ResearchReport report = report(CodeResearch.in(orchestrator.stateDirectory()), tree);
            return Reply.done(
                    new ResearchText(report, request, shell().terminal()).render(),
                    ResearchDocument.of(report, request, tree.id()));
        }
    }

    private ResearchReport report(CodeResearch research, Tree tree) throws InterruptedException {
        try (Counter counter = new Counter(shell().terminal(), "Parsing", "files")) {
            return research.report(tree, request, counter::show);
        }
    }
}
