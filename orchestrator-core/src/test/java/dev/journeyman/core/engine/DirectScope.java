package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.ArtifactMissingException;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.WorkflowInfo;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Interrupted;
import dev.journeyman.api.step.StepBody;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.recovery.FailureClassifier;
import dev.journeyman.core.workspace.Desk;
import dev.journeyman.core.workspace.Difference;
import dev.journeyman.core.workspace.Edited;
import dev.journeyman.core.workspace.Merge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules promise, without a journal and by one thread: branches and items one after the other, answers at once.
 * The oracle that recorded runs are compared with.
 */
final class DirectScope implements PhaseContext, AgentContext {
    static final int TRIES = 3;
    private static final int ROUNDS = 3;

    private final InMemoryWorkspace workspace;
    private final Agent agent;
    private final Map<String, Record> artifacts;
    private final Position position;

    DirectScope(InMemoryWorkspace workspace, Agent agent, Map<String, Record> artifacts, String commit) {
        this(workspace, agent, artifacts, new Position(commit));
    }

    private DirectScope(InMemoryWorkspace workspace, Agent agent, Map<String, Record> artifacts, Position position) {
        this.workspace = workspace;
        this.agent = agent;
        this.artifacts = artifacts;
        this.position = position;
    }

    /** The tree that scopes of one worktree have come to. */
    private static final class Position {
        private String commit;

        Position(String commit) {
            this.commit = commit;
        }
    }

    String commit() {
        return position.commit;
    }

    /** The answer that every question gets. */
    static Answer answer(Question question) {
        return new Answer.Said("re " + question.text());
    }

    private static StepFailedException failed(Exception e) {
        return new StepFailedException("", FailureClassifier.classify(e).orElseThrow());
    }

    @Override
    public <T> T step(Action action, Class<T> result, StepBody<T> body) {
        Step step = new Step();
        while (true) {
            try {
                T value = body.run(step);
                step.keep();
                return value;
            } catch (Exception e) {
                StepFailedException failure = failed(e);
                step.tries++;
                if (step.tries == TRIES || !failure.failure().remedy().retryable()) {
                    throw failure;
                }
            }
        }
    }

    /** One step. */
    private final class Step implements StepContext {
        private final String id = UUID.randomUUID().toString();
        private @Nullable Desk desk;
        private int tries;

        @Override
        public String stepId() {
            return id;
        }

        @Override
        public String effectId() {
            return id;
        }

        @Override
        public boolean repeated() {
            return tries > 0;
        }

        @Override
        public Path directory() {
            Desk there = workspace.desk(id);
            there.moveTo(position.commit);
            desk = there;
            return there.directory();
        }

        void keep() {
            Desk used = desk;
            if (used != null) {
                position.commit = used.snapshot(position.commit, "").commit();
                used.discard();
            }
        }

        @Override
        public Optional<Interrupted> interrupted() {
            return Optional.empty();
        }

        @Override
        public CommandResult run(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void spent(Usage usage) {
            // Nobody counts.
        }

        @Override
        public void checkCancelled() {
            // Nobody stops it.
        }
    }

    @Override
    public Change change(List<FileEdit> edits) {
        try {
            Edited edited = workspace.edit(position.commit, edits, "");
            position.commit = edited.commit();
            return edited.change();
        } catch (OrchestratorException e) {
            throw failed(e);
        }
    }

    @Override
    public CommandResult run(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tree tree() {
        return workspace.tree(position.commit);
    }

    @Override
    public WorkflowInfo workflow() {
        return new WorkflowInfo(
                new WorkflowId("oracle"), new ProjectId("p"), WorkRequest.of("r"), "p", 1, List.of(), 1);
    }

    @Override
    public <A extends Record> A artifact(Class<A> type) {
        return findArtifact(type).orElseThrow(() -> new ArtifactMissingException(type, "p"));
    }

    @Override
    public <A extends Record> Optional<A> findArtifact(Class<A> type) {
        return Optional.ofNullable(artifacts.get(type.getName())).map(type::cast);
    }

    @Override
    public Outcome.Done ask(Role role, String task, List<String> problems) {
        try {
            return talk(task);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private Outcome.Done talk(String task) throws Exception {
        List<Feedback> feedback = new ArrayList<>();
        while (true) {
            Outcome outcome = agent.perform(assignment(task, feedback), this);
            if (outcome instanceof Outcome.Done done) {
                return done;
            }
            if (outcome instanceof Outcome.Failed failed) {
                throw new OrchestratorException(failed.failure());
            }
            Question question = ((Outcome.NeedsInput) outcome).question();
            feedback.add(Feedback.comment(question.text() + "\n" + Answers.text(answer(question))));
        }
    }

    private static Assignment assignment(String task, List<Feedback> feedback) {
        return new Assignment(
                Interpreter.WORKER, task, WorkRequest.of("r"), Optional.empty(), List.of(), feedback, List.of(), 1, 1);
    }

    @Override
    public <T> List<T> parallel(Class<T> result, List<Branch<T>> branches) {
        List<T> values = new ArrayList<>();
        List<String> commits = new ArrayList<>();
        @Nullable StepFailedException first = null;
        for (Branch<T> branch : branches) {
            DirectScope scope = beside();
            try {
                values.add(branch.body().run(scope));
                commits.add(scope.commit());
            } catch (Exception e) {
                first = first == null ? failed(e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
        String base = position.commit;
        commits.forEach(theirs -> merge(base, theirs));
        return values;
    }

    private DirectScope beside() {
        return new DirectScope(workspace, agent, artifacts, position.commit);
    }

    private void merge(String base, String theirs) {
        position.commit = ((Merge.Merged) workspace.merge(base, position.commit, theirs, "")).commit();
    }

    @Override
    public DispatchResult dispatch(Plan plan) {
        Set<String> lost = new HashSet<>();
        Map<String, DispatchResult.Item> results = new TreeMap<>();
        for (PlanItem item : plan.items()) {
            DispatchResult.Item done = item.dependsOn().stream().anyMatch(lost::contains)
                    ? lost(item.key(), Failure.giveUp("item.blocked", ""))
                    : item(item);
            results.put(item.key(), done);
            if (done.failure().isPresent()) {
                lost.add(item.key());
            }
        }
        return new DispatchResult(List.copyOf(results.values()));
    }

    private static DispatchResult.Item lost(String key, Failure failure) {
        return new DispatchResult.Item(key, "", "", List.of(), Optional.of(failure));
    }

    private DispatchResult.Item item(PlanItem item) {
        DirectScope scope = beside();
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                Outcome.Done done = scope.ask(item.role(), item.task(), List.of());
                if (!scope.tree().id().equals(tree().id())) {
                    return merged(item.key(), done, scope);
                }
            }
            return lost(item.key(), Failure.giveUp("item.rounds-used-up", ""));
        } catch (StepFailedException e) {
            return lost(item.key(), e.failure());
        }
    }

    private DispatchResult.Item merged(String key, Outcome.Done done, DirectScope scope) {
        List<String> files = workspace.difference(position.commit, scope.commit()).stream()
                .map(Difference::path)
                .toList();
        position.commit = scope.commit();
        return new DispatchResult.Item(key, ProgramAgent.NAME, done.summary(), files, Optional.empty());
    }

    @Override
    public Answer await(Question question) {
        return answer(question);
    }

    @Override
    public Limits limits() {
        return new Limits(1, 1, Duration.ofHours(1));
    }

    @Override
    public List<String> review(Plan plan) {
        return List.of();
    }

    @Override
    public Baseline baseline() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CheckReport check(Check check) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String problem(CheckReport report) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Delivery deliver(CommitMessage message) {
        throw new UnsupportedOperationException();
    }
}
