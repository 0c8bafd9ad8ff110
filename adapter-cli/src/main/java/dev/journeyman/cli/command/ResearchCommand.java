package dev.journeyman.cli.command;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.agents.llm.research.RankingListener;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.step.Tree;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.screen.Counter;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.ResearchDocument;
import dev.journeyman.cli.text.ResearchText;
import dev.journeyman.core.Orchestrator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "research",
        description = "Show what stands in the code base, and what of it matters for a request.",
        footer = {
            "",
            "Reads what is committed. What was parsed once is kept with the project and not parsed again.",
            "Asks no model, unless models.embeddings names one that ranks similar code by meaning."
        })
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
        Optional<Embedder> embedder = embedder();
        try (Orchestrator orchestrator = reading()) {
            Tree tree = orchestrator.tree(revision);
            CodeResearch research = CodeResearch.in(orchestrator.stateDirectory());
            ResearchReport report = report(embedder.map(research::rankedBy).orElse(research), tree);
            return Reply.done(
                    new ResearchText(report, request, shell().terminal()).render(),
                    ResearchDocument.of(report, request, tree.id()));
        }
    }

    /** Nothing is to be ranked where nothing is wanted. */
    private Optional<Embedder> embedder() {
        try {
            return request.isBlank()
                    ? Optional.empty()
                    : RoleModels.embedder(builder().configuration(), shell()::variable);
        } catch (OrchestratorException e) {
            throw new UsageException(e);
        }
    }

    private ResearchReport report(CodeResearch research, Tree tree) throws InterruptedException {
        try (Counter parsing = new Counter(shell().terminal(), "Parsing", "files");
                Asked asked = new Asked()) {
            return research.rankedReport(tree, request, parsing::show, asked);
        }
    }

    /** No workflow keeps account of what this command has a model do, so it says it. */
    private final class Asked implements RankingListener, AutoCloseable {
        private final Counter embedding = new Counter(shell().terminal(), "Embedding", "types");
        private Usage usage = Usage.NONE;
        private Optional<Failure> why = Optional.empty();

        @Override
        public void spent(Usage used) {
            usage = usage.plus(used);
        }

        @Override
        public void embedded(int embedded, int of) {
            embedding.show(embedded, of);
        }

        @Override
        public void failed(Failure failure) {
            why = Optional.of(failure);
        }

        @Override
        public void close() {
            embedding.close();
            why.ifPresent(failure -> shell().warn("Ranked by words only, not by meaning: " + failure.message()));
            if (usage.modelCalls() > 0) {
                shell().warn("Ranked by meaning: " + Figures.usage(usage) + ".");
            }
        }
    }
}
