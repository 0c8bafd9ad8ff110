package dev.journeyman.testkit;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Limits;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AgentContext} without an engine: it works on the text files of a real folder, lets everything pass, runs each
 * step once and remembers it. {@link #replay()} plays a resume: the same steps answer from memory, and any other is an
 * {@link AssertionError}.
 */
public final class RecordingContext implements AgentContext {
    private static final Limits PLENTY = new Limits(100, 5_000_000, Duration.ofHours(1));

    private final Path directory;
    private final Function<Command, CommandResult> commands;
    private final List<Passed> passed = new ArrayList<>();
    private final @Nullable List<Passed> record;
    private Tree tree;
    private Usage spent = Usage.NONE;

    private RecordingContext(
            Path directory, Function<Command, CommandResult> commands, Tree tree, @Nullable List<Passed> record) {
        this.directory = directory;
        this.commands = commands;
        this.tree = tree;
        this.record = record;
    }

    /** Works on a folder; every command succeeds without output. */
    public static RecordingContext in(Path directory) {
        return in(directory, command -> new CommandResult(0, "", false, 1));
    }

    /** Works on a folder; commands are answered by a function. */
    public static RecordingContext in(Path directory, Function<Command, CommandResult> commands) {
        return new RecordingContext(directory, commands, FolderTree.of(directory), null);
    }

    /** The context of a resume after everything here was recorded; nothing is run in it. */
    public RecordingContext replay() {
        Tree first = passed.isEmpty() ? tree : passed.get(0).before;
        return new RecordingContext(directory, commands, first, List.copyOf(passed));
    }

    /** What was asked for, in order. */
    public List<Action> actions() {
        return passed.stream().map(Passed::action).toList();
    }

    /** What the bodies said they used. */
    public Usage spent() {
        return spent;
    }

    @Override
    public Limits limits() {
        return PLENTY;
    }

    @Override
    public Tree tree() {
        return tree;
    }

    @Override
    public Change change(List<FileEdit> edits) {
        List<String> paths = edits.stream().map(FileEdit::path).toList();
        return step(new Action.EditFiles(paths), Change.class, step -> FolderEdits.apply(edits, directory));
    }

    @Override
    public CommandResult run(Command command) {
        Action action = new Action.RunCommand("command", command.argv());
        return step(action, CommandResult.class, step -> commands.apply(command));
    }

    @Override
    public <T> T step(Action action, Class<T> result, StepBody<T> body) {
        Passed step = record == null ? ran(action, body) : recorded(action, record);
        passed.add(step);
        tree = step.after;
        return result.cast(step.result());
    }

    private Passed recorded(Action action, List<Passed> steps) {
        if (passed.size() == steps.size()) {
            throw new AssertionError("On the replay one more step was asked for than before: " + action);
        }
        Passed step = steps.get(passed.size());
        if (!sameStep(step.action, action)) {
            throw new AssertionError(
                    "On the replay " + action + " was asked for where it was " + step.action + " before.");
        }
        return step;
    }

    private static boolean sameStep(Action one, Action other) {
        return one.getClass() == other.getClass() && one.name().equals(other.name());
    }

    private Passed ran(Action action, StepBody<?> body) {
        Tree before = tree;
        String id = "test/" + action.name() + "/" + passed.size();
        try {
            Object value = body.run(new Step(id));
            return new Passed(action, before, FolderTree.of(directory), value, null);
        } catch (OrchestratorException e) {
            return new Passed(action, before, before, null, new StepFailedException(id, e.failure()));
        } catch (Exception e) {
            Failure failure = Failure.giveUp("step.failed", String.valueOf(e));
            return new Passed(action, before, before, null, new StepFailedException(id, failure));
        }
    }

    private record Passed(
            Action action,
            Tree before,
            Tree after,
            @Nullable Object value,
            @Nullable StepFailedException failure) {

        Object result() {
            if (failure != null) {
                throw failure;
            }
            if (value == null) {
                throw new AssertionError("Step " + action + " has no result.");
            }
            return value;
        }
    }

    private final class Step implements StepContext {
        private final String id;

        Step(String id) {
            this.id = id;
        }

        @Override
        public String stepId() {
            return id;
        }

        @Override
        public String effectId() {
            return "effect-of-" + id;
        }

        @Override
        public boolean repeated() {
            return false;
        }

        @Override
        public Path directory() {
            return directory;
        }

        @Override
        public Optional<Interrupted> interrupted() {
            return Optional.empty();
        }

        @Override
        public CommandResult run(Command command) {
            return commands.apply(command);
        }

        @Override
        public void spent(Usage usage) {
            spent = spent.plus(usage);
        }

        @Override
        public void checkCancelled() {
            // Nobody cancels here.
        }
    }
}
