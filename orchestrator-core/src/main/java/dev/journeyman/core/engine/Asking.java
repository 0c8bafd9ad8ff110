package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an agent: a scope on the caller's thread and in its worktree, answered as a whole once it has ended. */
final class Asking {
    private static final int MOST_QUESTIONS = 5;

    private final ScopeRun caller;
    private final Briefing briefing;
    private final Optional<PlanItem> item;
    private final int attempt;

    Asking(ScopeRun caller, Briefing briefing, Optional<PlanItem> item, int attempt) {
        this.caller = caller;
        this.briefing = briefing;
        this.item = item;
        this.attempt = attempt;
    }

    /**
     * How an ask ended well: done, or with a plan to do in its place.
     *
     * @param agent who answered
     * @param done the outcome
     * @param split the plan to do instead
     */
    record Answered(String agent, Outcome.Done done, Optional<Plan> split) {}

    Answered ask(Role role, String task, List<String> problems) {
        String call = caller.call("ask:" + role, ':');
        List<Recorded> before = caller.recorded(call);
        Optional<Event.AskOpened> opened = Timeline.last(before, Event.AskOpened.class);
        Optional<Event.AskDone> done = Timeline.last(before, Event.AskDone.class);
        if (done.isPresent()) {
            caller.place.site().passed(done.get().tree());
            return answered(opened.map(Event.AskOpened::agent).orElse(""), done.get());
        }
        Optional<Event.AskFailed> failed = Timeline.last(before, Event.AskFailed.class);
        if (failed.isPresent()) {
            caller.place.site().passed(caller.run.timeline().treeLeftWithin(caller.path + "/" + call));
            throw new StepFailedException(caller.path + "/" + call, failed.get().failure());
        }
        Agent agent = caller.run.agents().forRole(role);
        String name = agent.profile().name();
        Recorded opening = before.isEmpty() ? open(call, role, name) : before.get(0);
        Assignment assignment = assignment(role, task, problems, call, composedAt(call, opening));
        return perform(agent, assignment, ((Event.AskOpened) opening.event()).limits(), call);
    }

    private Recorded open(String call, Role role, String agent) {
        Event.AskOpened opened =
                new Event.AskOpened(role.name(), agent, caller.run.accounts().left(caller.path));
        return caller.append(call, opened);
    }

    /** An ask that is made again after it failed knows what people said of that. */
    private long composedAt(String call, Recorded opening) {
        Event.FailedCall itself = new Event.FailedCall(caller.path, call);
        return caller.run.timeline().events().stream()
                .filter(recorded -> recorded.event() instanceof Event.RetryGranted retry
                        && retry.failures().contains(itself))
                .mapToLong(Recorded::sequence)
                .reduce(opening.sequence(), Math::max);
    }

    private Assignment assignment(Role role, String task, List<String> problems, String call, long composedAt) {
        int round = Integer.parseInt(call.substring(call.lastIndexOf(':') + 1));
        return new Assignment(
                role,
                task,
                briefing.info().request(),
                item,
                briefing.inputs(),
                Remarks.before(caller.run.timeline(), composedAt),
                problems,
                item.isPresent() ? attempt : briefing.info().attempt(),
                round);
    }

    private Answered perform(Agent agent, Assignment assignment, Limits limits, String call) {
        String start = caller.place.site().commit();
        AskScope scope = new AskScope(
                caller.run,
                caller.path + "/" + call,
                caller.place.as(agent.profile().name()),
                limits);
        try {
            Outcome outcome = talk(agent, assignment, scope);
            scope.end();
            return conclude(agent, outcome, call, start);
        } catch (Exception e) {
            caller.place.strand().rethrowIfUnwound();
            throw fail(call, e);
        }
    }

    /** Puts the agent's questions to a person and asks again with the answers. */
    private Outcome talk(Agent agent, Assignment assignment, AskScope scope) throws Exception {
        Outcome outcome = agent.perform(assignment, scope);
        Assignment current = assignment;
        for (int asked = 0; outcome instanceof Outcome.NeedsInput needs && asked < MOST_QUESTIONS; asked++) {
            scope.place.strand().rethrowIfUnwound();
            String question = scope.call("question", '/');
            Answer answer = scope.questions(question, scope.recorded(question)).ask(needs.question());
            current = withAnswer(current, needs.question().text(), answer);
            outcome = agent.perform(current, scope);
        }
        return outcome;
    }

    private static Assignment withAnswer(Assignment asked, String question, Answer answer) {
        List<Feedback> feedback = new ArrayList<>(asked.feedback());
        feedback.add(Feedback.comment(question + "\n" + Answers.text(answer)));
        return new Assignment(
                asked.role(),
                asked.task(),
                asked.request(),
                asked.item(),
                asked.inputs(),
                feedback,
                asked.problems(),
                asked.attempt(),
                asked.round());
    }

    private Answered conclude(Agent agent, Outcome outcome, String call, String start) {
        if (outcome instanceof Outcome.Failed failed) {
            throw new OrchestratorException(failed.failure());
        }
        if (outcome instanceof Outcome.NeedsInput) {
            throw new OrchestratorException(Failure.giveUp(
                    "agent.endless-questions",
                    "The agent '" + agent.profile().name() + "' asked more than " + MOST_QUESTIONS
                            + " questions in a row: say more in the request."));
        }
        Event.AskDone done = outcome instanceof Outcome.Split split
                ? new Event.AskDone(Optional.empty(), split.reason(), Optional.of(split.plan()), treeSince(start))
                : recordable((Outcome.Done) outcome, start);
        Recorded recorded = caller.append(call, done);
        return answered(agent.profile().name(), (Event.AskDone) recorded.event());
    }

    private Event.AskDone recordable(Outcome.Done done, String start) {
        return new Event.AskDone(
                done.artifact().map(Artifacts::store), done.summary(), Optional.empty(), treeSince(start));
    }

    private Optional<String> treeSince(String start) {
        String now = caller.place.site().commit();
        return now.equals(start) ? Optional.empty() : Optional.of(now);
    }

    /** The value is the recorded one, the first time too. */
    private Answered answered(String agent, Event.AskDone done) {
        Optional<Record> artifact = done.artifact().map(briefing.codec()::load);
        return new Answered(agent, new Outcome.Done(artifact, done.summary()), done.split());
    }

    private OrchestratorException fail(String call, Exception cause) {
        Recorded failed = caller.append(call, new Event.AskFailed(caller.run.classify(cause)));
        return cause instanceof StepFailedException step
                ? step
                : new StepFailedException(caller.path + "/" + call, ((Event.AskFailed) failed.event()).failure());
    }

    /** The scope of one ask. */
    private static final class AskScope extends ScopeRun implements AgentContext {
        private final Limits limits;
        private final Usage usedBefore;
        private final Duration timeBefore;

        AskScope(Run run, String path, Place place, Limits limits) {
            super(run, path, place);
            this.limits = limits;
            this.usedBefore = place.used();
            this.timeBefore = place.time();
        }

        @Override
        public Tree tree() {
            return new MaskedTree(super.tree(), run.parts().secrets());
        }

        /** What was hidden from the agent cannot be written back by it. */
        @Override
        public Change change(List<FileEdit> edits) {
            return edits.stream().anyMatch(this::holdsPlaceholder) ? refuse(edits) : super.change(edits);
        }

        private boolean holdsPlaceholder(FileEdit edit) {
            if (edit instanceof FileEdit.Create create) {
                return run.parts().secrets().hiddenIn(create.content()).isPresent();
            }
            return edit instanceof FileEdit.Replace replace
                    && run.parts().secrets().hiddenIn(replace.replacement()).isPresent();
        }

        private Change refuse(List<FileEdit> edits) {
            List<String> paths = edits.stream()
                    .filter(this::holdsPlaceholder)
                    .map(FileEdit::path)
                    .toList();
            return record(new Action.EditFiles(paths), Change.class, step -> {
                throw new OrchestratorException(Failure.giveUp(
                        "edit.hidden-secret",
                        paths + ": '[secret:...]' stands for a value that was hidden from you and must not be written."
                                + " Leave the lines that hold it as they are, and change others with 'replace'."));
            });
        }

        @Override
        public Limits limits() {
            Usage now = place.used();
            return new Limits(
                    Math.max(0, limits.modelCalls() - (now.modelCalls() - usedBefore.modelCalls())),
                    Math.max(0, limits.microDollars() - (now.microDollars() - usedBefore.microDollars())),
                    timeLeft());
        }

        private Duration timeLeft() {
            Duration left = limits.time().minus(place.time().minus(timeBefore));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
