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
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what in the code base matters for a request, by parsing it; asks no model. */
public final class ResearchAgent implements Agent {
    private static final int MOST_TYPES = 25;
    private static final int MOST_OTHER_FILES = 20;
    private static final int MOST_PROBLEMS = 20;
    private static final Predicate<String> ALWAYS_MATTERS = Pattern.compile(
                    "(?i)(pom\\.xml|(build|settings)\\.gradle(\\.kts)?|readme(\\.\\w+)?|changelog(\\.\\w+)?|contributing(\\.\\w+)?)")
            .asMatchPredicate();

    private final SourceIndex index = new SourceIndex();

    @Override
    public AgentProfile profile() {
        return new AgentProfile("researcher", Set.of(Role.RESEARCHER), List.of("java"));
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) {
        Tree tree = context.tree();
        Relevance relevance = new Relevance(text(assignment));
        ResearchReport report =
                context.step(new Action.Compute("index"), ResearchReport.class, step -> report(tree, relevance, step));
        return new Outcome.Done(Optional.of(report), report.summary());
    }

    private ResearchReport report(Tree tree, Relevance relevance, StepContext step) throws InterruptedException {
        SourceIndex.Snapshot snapshot = index.of(tree, step);
        List<TypeSummary> relevant = relevance.rank(snapshot.types(), MOST_TYPES);
        return new ResearchReport(
                summary(tree, snapshot, relevant),
                tree.paths().size(),
                snapshot.parsedAnew(),
                snapshot.types().size(),
                relevant,
                otherFiles(tree, relevance),
                snapshot.problems().stream().limit(MOST_PROBLEMS).toList());
    }

    private static String summary(Tree tree, SourceIndex.Snapshot snapshot, List<TypeSummary> relevant) {
        String first = relevant.stream().limit(5).map(TypeSummary::name).collect(Collectors.joining(", "));
        return tree.paths().size() + " files with " + snapshot.types().size() + " Java types"
                + (first.isEmpty() ? "; none of them seems to matter." : "; most relevant: " + first + ".")
                + (snapshot.problems().isEmpty()
                        ? ""
                        : " " + snapshot.problems().size() + " could not be parsed.");
    }

    private static List<String> otherFiles(Tree tree, Relevance relevance) {
        List<String> others =
                tree.paths().stream().filter(path -> !path.endsWith(".java")).toList();
        return Stream.concat(
                        others.stream().filter(path -> ALWAYS_MATTERS.test(path.substring(path.lastIndexOf('/') + 1))),
                        others.stream().filter(relevance::concerns))
                .distinct()
                .limit(MOST_OTHER_FILES)
                .toList();
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
