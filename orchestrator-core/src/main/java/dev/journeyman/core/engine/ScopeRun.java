package dev.journeyman.core.engine;

import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepBody;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.guard.SecretEdits;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.workspace.Edited;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A scope in this run: answers recorded calls, runs new ones, and records them. */
class ScopeRun implements Scope {
    private static final int LONGEST_NAME = 60;
    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9.-]");

    final Run run;
    final String path;
    final Place place;
    private final Replay replay;

    ScopeRun(Run run, String path, Place place) {
        this.run = run;
        this.path = path;
        this.place = place;
        this.replay = new Replay(run.timeline().calls(path));
    }

    @Override
    public <T> T step(Action action, Class<T> result, StepBody<T> body) {
        return record(action, result, (StepRun<T> step) -> body.run(step));
    }

    @Override
    public Change change(List<FileEdit> edits) {
        List<String> paths = edits.stream().map(FileEdit::path).distinct().toList();
        return record(new Action.EditFiles(paths), Change.class, step -> {
            SecretEdits.refuse(edits);
            Edited edited = run.workspace().edit(place.site().commit(), edits, label("edits " + paths));
            place.site().keep(edited.commit());
            step.desk().leave(edited.commit());
            return edited.change();
        });
    }

    @Override
    public CommandResult run(Command command) {
        return record(
                new Action.RunCommand(stepName(command), command.argv()),
                CommandResult.class,
                step -> step.run(command));
    }

    private static String stepName(Command command) {
        String program = Path.of(command.argv().get(0)).getFileName().toString();
        String name = "run-" + NO_NAME.matcher(program).replaceAll("-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    @Override
    public Tree tree() {
        enter();
        return place.site().tree();
    }

    /** Answers from the record, or runs the body with everything that belongs to it. */
    <T> T record(Action action, Class<T> type, StepRun.Body<T> body) {
        String call = call(action.name(), '/');
        List<Recorded> before = recorded(call);
        Optional<Event.StepDone> done = Timeline.last(before, Event.StepDone.class);
        if (done.isPresent()) {
            place.site().passed(done.get().tree());
            place.spend(done.get());
            return Results.decode(done.get().result(), type);
        }
        Optional<Event.StepFailed> failed = Timeline.last(before, Event.StepFailed.class);
        if (failed.isPresent()) {
            place.spend(failed.get());
            throw StepRun.failure(path + "/" + call, failed.get().failure());
        }
        requireName(action);
        return new StepRun<>(this, call, before, action, type, body).execute();
    }

    /** A name is part of the step's id, whose parts are told apart by what no name may hold. What is recorded stays. */
    private static void requireName(Action action) {
        String name = action.name();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || NO_NAME.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "The name of an action is 1 to 60 letters, digits, '.' and '-', and not '" + name + "'.");
        }
    }

    /** Checks the thread and names the next call of a kind. */
    final String call(String kind, char separator) {
        enter();
        return replay.name(kind, separator);
    }

    /** What was recorded for that call. */
    final List<Recorded> recorded(String call) {
        try {
            return replay.next(call);
        } catch (Unwind mismatch) {
            throw place.strand().unwind(mismatch);
        }
    }

    /** Ends the scope: what user code swallowed is thrown, and nothing recorded may be left. */
    final void end() {
        place.strand().rethrowIfUnwound();
        try {
            replay.end();
        } catch (Unwind mismatch) {
            throw place.strand().unwind(mismatch);
        }
    }

    final void enter() {
        place.strand().enter();
        if (run.control().cancelled()) {
            throw place.strand().unwind(new Unwind(Unwind.Cause.CANCELLED, "the workflow is stopping"));
        }
    }

    /** Appends an event of this scope; if that is not possible any more the scope is left. */
    final Recorded append(String call, Event event) {
        return run.append(place.strand(), path, call, event);
    }

    /** The message of a commit that this scope makes. */
    final String label(String what) {
        return "agent: " + place.actor() + " " + what;
    }

    /** Asks a person within a call, or gives the recorded answer. */
    final Questions questions(String call, List<Recorded> before) {
        return new Questions(this, call, before);
    }

    /** The step that an exception names as its cause; "" if it names none. */
    static String stepOf(Exception e) {
        if (e instanceof StepFailedException failed) {
            return failed.stepId();
        }
        return e instanceof ActionDeniedException denied ? denied.stepId() : "";
    }
}
