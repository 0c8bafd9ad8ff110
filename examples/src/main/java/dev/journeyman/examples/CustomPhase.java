package dev.journeyman.examples;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts a phase of one's own into a pipeline of one's own: {@code PROJECT REQUEST RECORDING}. */
public final class CustomPhase {
    private CustomPhase() {}

    /** Prints the phases that were completed. */
    public static void main(String[] args) throws InterruptedException {
        ModelClient model = ReplayModel.read(Path.of(args[2]), System.err::println);
        List<String> phases = new ArrayList<>(Pipeline.FEATURE.phases());
        phases.add(phases.indexOf("tests"), "licences");
        try (Orchestrator orchestrator = Orchestrator.builder()
                .project(Path.of(args[0]))
                .agents(LlmAgents.all(model, LlmSettings.DEFAULT))
                .phases(List.of(new Licences()))
                .pipeline(Pipeline.of("licensed-feature", phases))
                .build()) {
            WorkRequest request = WorkRequest.of(args[1]).withPipeline("licensed-feature");
            WorkflowResult result = orchestrator.start(request).await();
            System.out.println(result.status() + " after " + result.phasesCompleted());
        }
    }

    /** Puts a licence in front of each Java file that has none. */
    static final class Licences implements Phase {
        static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";

        @Override
        public String name() {
            return "licences";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            List<FileEdit> edits = context.tree().paths().stream()
                    .filter(path -> path.endsWith(".java"))
                    .flatMap(path -> licensed(path, context.tree().read(path).orElse("")))
                    .toList();
            if (edits.isEmpty()) {
                return new PhaseResult.Skipped("every file has its licence");
            }
            context.change(edits);
            return PhaseResult.completed();
        }

        private static Stream<FileEdit> licensed(String path, String text) {
            return text
                    .lines()
                    .findFirst()
                    .filter(line -> line.startsWith("package "))
                    .map(line -> (FileEdit) new FileEdit.Replace(path, line, LICENCE + line))
                    .stream();
        }
    }
}
