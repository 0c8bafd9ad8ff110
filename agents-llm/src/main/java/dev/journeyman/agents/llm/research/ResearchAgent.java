package dev.journeyman.agents.llm.research;

import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what in the code base matters for a request, by parsing it; asks no model but one that ranks by meaning. */
public final class ResearchAgent implements Agent {
    private final CodeResearch research;

    /** An agent that researches with what is already known there. */
    public ResearchAgent(CodeResearch research) {
        this.research = research;
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile("researcher", Set.of(Role.RESEARCHER), List.of("java"));
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) {
        Tree tree = context.tree();
        String wanted = text(assignment);
        Indexed indexed = context.step(new Action.Compute("index"), Indexed.class, step -> index(tree, wanted, step));
        ResearchReport report = indexed.ranking()
                .map(call -> ranked(call, indexed.report(), tree, wanted, context))
                .orElse(indexed.report());
        return new Outcome.Done(Optional.of(report), report.summary());
    }

    /**
     * What is known before anybody outside is asked.
     *
     * @param ranking the call of a model that is still to rank it by meaning
     */
    record Indexed(ResearchReport report, Optional<Action.CallModel> ranking) {}

    private Indexed index(Tree tree, String wanted, StepContext step) throws InterruptedException {
        ParseListener parsing = (parsed, of) -> step.checkCancelled();
        ResearchReport report = research.asksRemote()
                ? research.report(tree, wanted, parsing)
                : research.rankedReport(tree, wanted, parsing, new InStep(step));
        return new Indexed(Condensed.of(report), research.modelCall(tree, wanted));
    }

    /** Nobody waits for a ranking that is only nicer. */
    private ResearchReport ranked(
            Action.CallModel call, ResearchReport byTerms, Tree tree, String wanted, AgentContext context) {
        try {
            return context.step(
                    call,
                    ResearchReport.class,
                    step -> Condensed.parsed(Condensed.of(ranked(tree, wanted, step)), byTerms.parsed()));
        } catch (StepFailedException e) {
            return Condensed.noting(byTerms, CodeResearch.byTermsOnly(e.failure()));
        }
    }

    private ResearchReport ranked(Tree tree, String wanted, StepContext step) throws InterruptedException {
        return research.rankedReport(tree, wanted, (parsed, of) -> step.checkCancelled(), new InStep(step));
    }

    private record InStep(StepContext step) implements RankingListener {
        @Override
        public void spent(Usage usage) {
            step.spent(usage);
        }

        @Override
        public void embedded(int embedded, int of) throws InterruptedException {
            step.checkCancelled();
        }
    }

    /** What people said and what was made of it; an answer to a question may name what matters most. */
    private static String text(Assignment assignment) {
        return Stream.of(
                        Stream.of(assignment.request().text()),
                        assignment.feedback().stream().map(Feedback::text),
                        assignment.input(Requirements.class).stream().flatMap(ResearchAgent::text))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> text(Requirements requirements) {
        return Stream.of(
                        Stream.of(requirements.title(), requirements.summary()),
                        requirements.stories().stream().flatMap(ResearchAgent::text),
                        requirements.functional().stream(),
                        requirements.entities().stream(),
                        requirements.integrationPoints().stream())
                .flatMap(texts -> texts);
    }

    private static Stream<String> text(UserStory story) {
        return Stream.concat(
                Stream.of(story.action()), story.criteria().stream().flatMap(ResearchAgent::text));
    }

    private static Stream<String> text(Criterion criterion) {
        return Stream.of(criterion.given(), criterion.when(), criterion.then());
    }
}
