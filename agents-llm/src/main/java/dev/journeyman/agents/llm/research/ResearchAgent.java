package dev.journeyman.agents.llm.research;

import dev.journeyman.api.Role;
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
        ResearchReport report = research.modelCall()
                .map(call -> ranked(call, tree, wanted, context))
                .orElseGet(() -> plain(tree, wanted, context));
        return new Outcome.Done(Optional.of(report), report.summary());
    }

    private ResearchReport plain(Tree tree, String wanted, AgentContext context) {
        return context.step(
                new Action.Compute("index"),
                ResearchReport.class,
                step -> Condensed.of(research.report(tree, wanted, (parsed, of) -> step.checkCancelled())));
    }

    /** Nobody waits for a ranking that is only nicer. */
    private ResearchReport ranked(Action.CallModel call, Tree tree, String wanted, AgentContext context) {
        try {
            return context.step(
                    call,
                    ResearchReport.class,
                    step -> Condensed.of(
                            research.rankedReport(tree, wanted, (parsed, of) -> step.checkCancelled(), step::spent)));
        } catch (StepFailedException e) {
            return Condensed.noting(plain(tree, wanted, context), CodeResearch.byTermsOnly(e.failure()));
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
