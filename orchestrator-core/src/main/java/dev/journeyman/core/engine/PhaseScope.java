package dev.journeyman.core.engine;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.ArtifactMissingException;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.WorkflowInfo;
import dev.journeyman.api.work.Plan;
import dev.journeyman.core.plan.PlanReview;
import dev.journeyman.core.verify.Problems;
import java.util.List;
import java.util.Optional;

/** The scope of a phase, of a branch of it, or of an item that was split. */
final class PhaseScope extends ScopeRun implements PhaseContext {
    private final Briefing briefing;

    PhaseScope(Run run, String path, Place place, Briefing briefing) {
        super(run, path, place);
        this.briefing = briefing;
    }

    Briefing briefing() {
        return briefing;
    }

    @Override
    public WorkflowInfo workflow() {
        return briefing.info();
    }

    @Override
    public <A extends Record> A artifact(Class<A> type) {
        return findArtifact(type)
                .orElseThrow(
                        () -> new ArtifactMissingException(type, briefing.info().phase()));
    }

    @Override
    public <A extends Record> Optional<A> findArtifact(Class<A> type) {
        enter();
        return briefing.artifact(type);
    }

    @Override
    public Outcome.Done ask(Role role, String task, List<String> problems) {
        Asking.Answered answered = new Asking(this, briefing, Optional.empty(), 1).ask(role, task, problems);
        if (answered.split().isPresent()) {
            throw new IllegalStateException(
                    "Only an item of a plan can be split; '" + role + "' was asked by a phase.");
        }
        return answered.done();
    }

    @Override
    public <T> List<T> parallel(Class<T> result, List<Branch<T>> branches) {
        return new Branches<>(this, result, branches).run();
    }

    @Override
    public DispatchResult dispatch(Plan plan) {
        return new Dispatch(this, plan, 0).run();
    }

    @Override
    public List<String> review(Plan plan) {
        enter();
        return PlanReview.problems(plan, tree());
    }

    @Override
    public Answer await(Question question) {
        String call = call("question", '/');
        return questions(call, recorded(call)).ask(question);
    }

    @Override
    public Baseline baseline() {
        return new Checking(this).baseline();
    }

    @Override
    public CheckReport check(Check check) {
        return new Checking(this).check(check, briefing.artifact(Baseline.class));
    }

    @Override
    public String problem(CheckReport report) {
        return String.join("\n\n", Problems.of(report));
    }

    @Override
    public Delivery deliver(CommitMessage message) {
        return new Deliverer(this).deliver(message);
    }
}
