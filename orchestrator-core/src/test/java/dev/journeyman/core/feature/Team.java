package dev.journeyman.core.feature;

import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import dev.journeyman.testkit.ScriptedAgent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Agents that build a small diamond of four items, with a bug in one of them; each calls a "model" that counts.
 *
 * <p>The counts outlive a killed engine, as a real model's bill would.
 */
final class Team {
    static final Plan PLAN = new Plan(
            "A diamond.",
            List.of(
                    item("top", List.of()),
                    item("left", List.of("top")),
                    item("right", List.of("top")),
                    item("bottom", List.of("left", "right"))),
            "One test a file.");

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Plan plan;
    private final Consumer<String> coding;

    Team() {
        this(PLAN, key -> {});
    }

    /**
     * A team that follows another plan.
     *
     * @param coding is told of each item while its model is being called
     */
    Team(Plan plan, Consumer<String> coding) {
        this.plan = plan;
        this.coding = coding;
    }

    /** So many items that do not depend on each other, each with a file of its own. */
    static Plan sideBySide(int items) {
        return new Plan(
                "Side by side.",
                IntStream.rangeClosed(1, items)
                        .mapToObj(i -> item("item-" + i, List.of()))
                        .toList(),
                "Two tests.");
    }

    List<Agent> agents() {
        return List.of(
                agent("analyst", Role.REQUIREMENTS, this::requirements),
                agent("reader", Role.RESEARCHER, this::research),
                agent("planner", Role.PLANNER, this::plan),
                agent("coder", Role.BACKEND, this::code),
                agent("tester", Role.TESTER, this::test),
                agent("writer", Role.DOCUMENTER, this::document),
                agent("committer", Role.COMMITTER, this::commit));
    }

    /** How often each model call was made, by its step. */
    Map<String, AtomicInteger> calls() {
        return calls;
    }

    /** The same as it stands now. */
    Map<String, Integer> calledSoFar() {
        Map<String, Integer> counted = new HashMap<>();
        calls.forEach((step, count) -> counted.put(step, count.get()));
        return counted;
    }

    int callsInAll() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private static Agent agent(String name, Role role, ScriptedAgent.Script script) {
        return ScriptedAgent.following(name, Set.of(role), script);
    }

    private void callModel(AgentContext context) {
        callModel(context, () -> {});
    }

    private void callModel(AgentContext context, Runnable meanwhile) {
        context.step(new Action.CallModel("test:model", new Usage(1, 1000, 1000, 2000, 0)), String.class, step -> {
            calls.computeIfAbsent(step.stepId(), id -> new AtomicInteger()).incrementAndGet();
            meanwhile.run();
            step.spent(new Usage(1, 100, 100, 200, 0));
            return "answer";
        });
    }

    private Outcome requirements(Assignment assignment, AgentContext context) {
        callModel(context);
        String said = assignment.feedback().isEmpty()
                ? ""
                : assignment.feedback().get(0).text();
        return done(new Requirements(
                "Four files",
                "Four files." + said,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "P2",
                "simple",
                List.of()));
    }

    private Outcome research(Assignment assignment, AgentContext context) {
        int files = context.step(new Action.Compute("index"), Integer.class, step -> 1);
        return done(new ResearchReport("Little.", files, 0, 0, List.of(), List.of(), List.of()));
    }

    private Outcome plan(Assignment assignment, AgentContext context) {
        callModel(context);
        return done(plan);
    }

    private static PlanItem item(String key, List<String> dependsOn) {
        return new PlanItem(
                key,
                "Write " + key,
                "Write the file " + key,
                Role.BACKEND,
                Priority.P2,
                dependsOn,
                List.of(new PlannedFile(main(key), PlannedFile.Intent.CREATE)),
                List.of(),
                Estimate.UNKNOWN);
    }

    private static String main(String key) {
        return "src/main/" + key + ".txt";
    }

    private Outcome code(Assignment assignment, AgentContext context) {
        if (assignment.item().isEmpty()) {
            callModel(context);
            context.change(List.of(new FileEdit.Replace(main("left"), "BUG", "fixed")));
            return new Outcome.Done(Optional.empty(), "Repaired.");
        }
        String key = assignment.item().get().key();
        callModel(context, () -> coding.accept(key));
        context.change(List.of(new FileEdit.Create(main(key), key.equals("left") ? "a BUG\n" : "good " + key + "\n")));
        return new Outcome.Done(Optional.empty(), "Wrote " + key + ".");
    }

    private Outcome test(Assignment assignment, AgentContext context) {
        callModel(context);
        context.change(List.of(test(0), test(1)));
        return new Outcome.Done(Optional.empty(), "Two tests.");
    }

    private FileEdit test(int item) {
        String key = plan.items().get(item).key();
        String name = Character.toUpperCase(key.charAt(0)) + key.substring(1) + "Test";
        return new FileEdit.Create("src/test/" + name + ".txt", main(key));
    }

    private Outcome document(Assignment assignment, AgentContext context) {
        callModel(context);
        context.change(List.of(new FileEdit.Replace("README.md", "# Sample", "# Sample\n\nHas four files.")));
        return new Outcome.Done(Optional.empty(), "README.");
    }

    private Outcome commit(Assignment assignment, AgentContext context) {
        callModel(context);
        return done(new CommitMessage("feat", "", "write four files", "They were wanted.", false));
    }

    private static Outcome done(Record artifact) {
        return new Outcome.Done(Optional.of(artifact), "");
    }
}
