package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.workspace.Merge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Branches of a phase that run side by side, each in a worktree of its own.
 *
 * @param <T> what each yields
 */
final class Branches<T> {
    private final PhaseScope caller;
    private final Class<T> type;
    private final List<Branch<T>> branches;

    Branches(PhaseScope caller, Class<T> type, List<Branch<T>> branches) {
        this.caller = caller;
        this.type = type;
        this.branches = List.copyOf(branches);
    }

    List<T> run() {
        List<String> names = names();
        String call = caller.call("parallel", ':');
        List<Recorded> before = caller.recorded(call);
        String path = caller.path + "/" + call;
        Optional<Event.ParallelDone> done = Timeline.last(before, Event.ParallelDone.class);
        if (done.isPresent()) {
            caller.place.site().moveTo(done.get().tree());
            return results(path);
        }
        Event.ParallelOpened opened = Timeline.last(before, Event.ParallelOpened.class)
                .map(there -> sameNames(there, names))
                .orElseGet(() -> open(call, names));
        runAll(path, opened.tree());
        throwFirstFailure(path);
        mergeAll(path, opened.tree());
        caller.append(call, new Event.ParallelDone(caller.place.site().commit()));
        return results(path);
    }

    private List<String> names() {
        List<String> names = branches.stream().map(Branch::name).toList();
        Set<String> distinct = new HashSet<>(names);
        if (distinct.size() < names.size() || names.stream().anyMatch(name -> !name.matches("[a-z0-9-]{1,40}"))) {
            throw new IllegalArgumentException(
                    "Branches need different names of a-z, 0-9 and '-', but these are " + names + ".");
        }
        return names;
    }

    private Event.ParallelOpened sameNames(Event.ParallelOpened recorded, List<String> names) {
        if (!recorded.branches().equals(names)) {
            throw caller.place
                    .strand()
                    .unwind(new Unwind(
                            Unwind.Cause.MISMATCH,
                            "the code opens branches " + names + " where " + recorded.branches() + " are recorded"));
        }
        return recorded;
    }

    private Event.ParallelOpened open(String call, List<String> names) {
        Event.ParallelOpened opened =
                new Event.ParallelOpened(names, caller.place.site().commit());
        caller.append(call, opened);
        return opened;
    }

    private void runAll(String path, String base) {
        Map<Branch<T>, Child> children = new LinkedHashMap<>();
        for (Branch<T> branch : branches) {
            if (!ended(path + "/" + branch.name())) {
                String scope = path + "/" + branch.name();
                children.put(
                        branch,
                        Child.fork(caller.run, caller.run.id() + " " + branch.name(), () -> live(branch, scope, base)));
            }
        }
        caller.run.awaitEnd(children.values());
        leaveIfAnyWasLeft(children);
    }

    private boolean ended(String scope) {
        Timeline timeline = caller.run.timeline();
        return timeline.own(scope, Event.BranchDone.class).isPresent()
                || timeline.own(scope, Event.BranchFailed.class).isPresent();
    }

    private void live(Branch<T> branch, String path, String base) {
        Site site = new Site(caller.run.workspace(), caller.run.deskName(branch.name(), path), base);
        site.moveTo(base);
        Place place = new Place(new Strand(), site);
        PhaseScope scope = new PhaseScope(caller.run, path, place, caller.briefing());
        try {
            T value = branch.body().run(scope);
            scope.end();
            scope.append("", new Event.BranchDone(Results.encode(value, type), site.commit()));
        } catch (Exception e) {
            place.strand().rethrowIfUnwound();
            scope.append("", new Event.BranchFailed(failureOf(e)));
        }
    }

    private Event.Failed failureOf(Exception e) {
        Failure failure = caller.run.classify(e);
        return new Event.Failed(failure, ScopeRun.stepOf(e));
    }

    /** A parked branch parks the caller before any failure is thrown. */
    private void leaveIfAnyWasLeft(Map<Branch<T>, Child> children) {
        Map<Unwind.Cause, Unwind> left = children.values().stream()
                .flatMap(child -> child.left().stream())
                .collect(Collectors.toMap(Unwind::reason, unwind -> unwind, (first, second) -> first));
        for (Unwind.Cause cause : Unwind.BY_WEIGHT) {
            Unwind unwind = left.get(cause);
            if (unwind != null) {
                throw caller.place.strand().unwind(unwind);
            }
        }
    }

    private void throwFirstFailure(String path) {
        Timeline timeline = caller.run.timeline();
        for (Branch<T> branch : branches) {
            String scope = path + "/" + branch.name();
            Optional<Event.BranchFailed> failed = timeline.own(scope, Event.BranchFailed.class);
            if (failed.isPresent()) {
                Event.Failed why = failed.get().why();
                throw new StepFailedException(why.step().isEmpty() ? scope + "/" : why.step(), why.failure());
            }
        }
    }

    private void mergeAll(String path, String base) {
        for (Branch<T> branch : branches) {
            String scope = path + "/" + branch.name();
            Optional<Event.Merged> there = caller.run.timeline().own(scope, Event.Merged.class);
            if (there.isPresent()) {
                caller.place.site().moveTo(there.get().tree());
            } else {
                merge(branch.name(), scope, base);
            }
        }
    }

    private void merge(String name, String scope, String base) {
        String ours = caller.place.site().commit();
        String theirs = caller.run
                .timeline()
                .own(scope, Event.BranchDone.class)
                .orElseThrow()
                .tree();
        String result = merged(name, base, ours, theirs);
        caller.place.site().keep(result);
        caller.run.append(caller.place.strand(), scope, "", new Event.Merged(name, base, ours, theirs, result));
        caller.place.site().moveTo(result);
    }

    private String merged(String name, String base, String ours, String theirs) {
        if (theirs.equals(base)) {
            return ours;
        }
        if (ours.equals(base)) {
            return theirs;
        }
        Merge merge = caller.run.workspace().merge(base, ours, theirs, caller.label("merges branch " + name));
        if (merge instanceof Merge.Merged clean) {
            return clean.commit();
        }
        throw new OrchestratorException(Failure.giveUp(
                "parallel.conflict",
                "Branch '" + name + "' changed the same lines as a branch before it: " + merge
                        + ". Let branches change different files."));
    }

    private List<T> results(String path) {
        Timeline timeline = caller.run.timeline();
        List<T> results = new ArrayList<>();
        for (Branch<T> branch : branches) {
            Event.BranchDone done = timeline.own(path + "/" + branch.name(), Event.BranchDone.class)
                    .orElseThrow();
            results.add(Results.decode(done.result(), type));
        }
        return results;
    }
}
