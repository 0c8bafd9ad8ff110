package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.dispatch.Schedule;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.plan.PlanGraph;
import dev.journeyman.core.recovery.Hints;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: starts items as soon as their own predecessors are merged, merges them in the order they were done, and
 * records what became of each. A fold over events: a resume goes on from what is recorded.
 */
final class Dispatch {
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_DEPTH = 2;

    private final PhaseScope caller;
    private final Plan plan;
    private final int depth;
    private final PlanGraph graph;
    private final Map<String, ItemRecord> records = new LinkedHashMap<>();
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Map<String, Unwind> parked = new LinkedHashMap<>();
    private final Queue<Recorded> ended = new ConcurrentLinkedQueue<>();
    /** What can wait until all has started that can start. */
    private final Queue<Runnable> afterwards = new ArrayDeque<>();

    private @Nullable Unwind fatal;

    Dispatch(PhaseScope caller, Plan plan, int depth) {
        this.caller = caller;
        this.plan = plan;
        this.depth = depth;
        this.graph = PlanGraph.of(plan);
        if (depth > MOST_DEPTH) {
            throw new OrchestratorException(Failure.giveUp(
                    "dispatch.too-deep",
                    "An item was split " + depth + " times, at most " + MOST_DEPTH
                            + " are allowed: make the plan's items smaller."));
        }
    }

    DispatchResult run() {
        String call = caller.call("dispatch", ':');
        List<Recorded> before = caller.recorded(call);
        Optional<Event.DispatchDone> done = Timeline.last(before, Event.DispatchDone.class);
        if (done.isPresent()) {
            caller.place.site().moveTo(done.get().tree());
            return done.get().result();
        }
        Event.DispatchOpened opened =
                Timeline.last(before, Event.DispatchOpened.class).orElseGet(() -> open(call));
        String path = caller.path + "/" + call;
        restore(path, opened.tree());
        caller.run.tracker().opened(path, plan);
        ItemEnds ends = new ItemEnds(caller, path);
        ends.mergedAgain(records.values());
        mergeWaiting(path);
        Schedule schedule = Schedule.restore(graph, caller.run.agentsAtOnce(), facts());
        ends.failedAgain(records.values(), schedule);
        Contention contention = new Contention(caller, path, depth == 0);
        Runnable listening = caller.run.listen(recorded -> noteEnd(path, recorded));
        try {
            loop(path, schedule, contention);
        } finally {
            end(listening);
        }
        return conclude(call, schedule);
    }

    private void end(Runnable listening) {
        try {
            tidyUp();
        } finally {
            caller.run.awaitEnd(children.values());
            listening.run();
        }
    }

    private Event.DispatchOpened open(String call) {
        Event.DispatchOpened opened =
                new Event.DispatchOpened(plan, caller.place.site().commit());
        caller.append(call, opened);
        return opened;
    }

    /** Folds what is recorded of the items, and puts the caller where the last merge left it. */
    private void restore(String path, String openingTree) {
        Timeline timeline = caller.run.timeline();
        for (PlanItem item : plan.items()) {
            records.put(item.key(), ItemRecord.of(timeline, path, item.key()));
        }
        caller.place
                .site()
                .moveTo(records.values().stream()
                        .flatMap(record -> record.merged().stream())
                        .max(Comparator.comparingLong(Recorded::sequence))
                        .map(recorded -> ((Event.Merged) recorded.event()).tree())
                        .orElse(openingTree));
    }

    private Schedule.Facts facts() {
        return new Schedule.Facts(
                keys(ItemRecord::merged),
                keys(record -> record.inFlight() ? record.opening() : Optional.empty()),
                List.of(),
                keys(ItemRecord::failed));
    }

    /** The keys of the items that have a certain event, in the order of these events. */
    private List<String> keys(Function<ItemRecord, Optional<Recorded>> event) {
        return records.values().stream()
                .filter(record -> event.apply(record).isPresent())
                .sorted(Comparator.comparingLong(
                        record -> event.apply(record).orElseThrow().sequence()))
                .map(ItemRecord::key)
                .toList();
    }

    private void noteEnd(String path, Recorded recorded) {
        boolean end = recorded.event() instanceof Event.ItemDone || recorded.event() instanceof Event.ItemFailed;
        if (end && ItemRecord.parentOf(recorded.scope()).equals(path)) {
            ended.add(recorded);
        }
    }

    private void loop(String path, Schedule schedule, Contention contention) {
        while (true) {
            startReady(path, schedule, contention);
            tidyUp();
            boolean othersInTheWay = contention.holdsUp() && startsMore();
            if (children.isEmpty() && ended.isEmpty() && !othersInTheWay) {
                return;
            }
            caller.run.await(caller.place.strand(), () -> somethingToDo(contention));
            takeEnd(path, schedule, contention);
            takeLeft(schedule, contention);
            wakeAnswered(schedule);
            if (startsMore()) {
                contention.tryAgain().stream().filter(schedule::isParked).forEach(schedule::answered);
            }
        }
    }

    private boolean somethingToDo(Contention contention) {
        return !ended.isEmpty()
                || children.values().stream().anyMatch(Child::ended)
                || parked.values().stream().anyMatch(this::isAnswered)
                || (startsMore() && contention.due())
                || (children.isEmpty() && !startsMore());
    }

    private void startReady(String path, Schedule schedule, Contention contention) {
        while (startsMore()) {
            Optional<PlanItem> next = schedule.next();
            if (next.isEmpty()) {
                return;
            }
            start(path, next.get(), schedule, contention);
        }
    }

    private boolean startsMore() {
        return !caller.run.control().cancelled() && !abandoned();
    }

    /** A child that lost the journal or met a mismatch ends the dispatch once the others have ended. */
    private boolean abandoned() {
        return fatal != null;
    }

    private void start(String path, PlanItem item, Schedule schedule, Contention contention) {
        ItemRecord record = Objects.requireNonNull(records.get(item.key()));
        if (!contention.admits(item, record.inFlight())) {
            schedule.parked(item.key());
            return;
        }
        ItemRecord current = record.inFlight() ? record : startAttempt(path, item, record);
        records.put(item.key(), current);
        afterwards.add(() -> caller.run.tracker().started(path, item.key()));
        children.put(
                item.key(),
                Child.fork(
                        caller.run,
                        caller.run.id() + " " + item.key(),
                        () -> new ItemRun(caller, item, current, depth).run()));
    }

    private void tidyUp() {
        for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
            next.run();
        }
    }

    private ItemRecord startAttempt(String path, PlanItem item, ItemRecord before) {
        int attempt = 1 + caller.run.highestAttempt(path + "/" + item.key());
        String scope = path + "/" + item.key() + "#" + attempt;
        List<String> problems = before.problems().isEmpty() ? failedBefore(scope) : before.problems();
        Event.ItemStarted started =
                new Event.ItemStarted(item.key(), attempt, caller.place.site().commit(), problems);
        return ItemRecord.started(caller.run.append(caller.place.strand(), scope, "", started));
    }

    /** Whoever does a failed item again knows how it failed, and what helps. */
    private List<String> failedBefore(String scope) {
        return caller.run.turns().failedBefore(scope).map(Hints::with).stream().toList();
    }

    /**
     * In the order of the journal: failures free their slot, done items are merged. One at a time: what it makes room for
     * starts before the next is merged, which may take as long as a build.
     */
    private void takeEnd(String path, Schedule schedule, Contention contention) {
        Recorded end = ended.poll();
        if (end != null && end.event() instanceof Event.ItemFailed failed) {
            awaitEnd(failed.key());
            fail(path, failed.key(), failed.why().failure(), schedule);
            afterwards.add(() -> contention.ended(failed.key()));
        } else if (end != null && end.event() instanceof Event.ItemDone done) {
            awaitEnd(done.key());
            merge(path, end, done, schedule, contention);
        }
    }

    private void awaitEnd(String key) {
        Child child = children.get(key);
        if (child != null) {
            caller.run.awaitEnd(List.of(child));
            children.remove(key);
        }
    }

    private void fail(String path, String key, Failure failure, Schedule schedule) {
        schedule.failed(key);
        new ItemEnds(caller, path).failed(key, failure, schedule);
    }

    /** Items that were done and not merged when a process died are merged before any other goes on. */
    private void mergeWaiting(String path) {
        records.values().stream()
                .flatMap(record -> record.awaitingMerge().stream())
                .sorted(Comparator.comparingLong(Recorded::sequence))
                .toList()
                .forEach(end -> {
                    merge(path, end, (Event.ItemDone) end.event());
                    // Before the next is merged: a resume makes up for the newest merge only.
                    tidyUp();
                });
    }

    private void merge(String path, Recorded end, Event.ItemDone done, Schedule schedule, Contention contention) {
        ItemRecord now = merge(path, end, done);
        if (now.merged().isPresent()) {
            schedule.merged(done.key());
            afterwards.add(() -> contention.ended(done.key()));
        } else if (now.failed().isEmpty()) {
            schedule.release(done.key());
            contention.ended(done.key());
        }
    }

    /** What became of the item: merged, returned, or failed, which is noted as any other failure. */
    private ItemRecord merge(String path, Recorded end, Event.ItemDone done) {
        ItemRecord record = Objects.requireNonNull(records.get(done.key()));
        ItemMerge.Outcome outcome = new ItemMerge(caller, path, end.scope(), record.base(), done).run();
        if (outcome.merged()) {
            afterwards.add(() -> new ItemEnds(caller, path).merged(end.scope(), done));
        } else {
            Event unmerged = unmerged(path, done.key(), outcome.problem());
            caller.run.append(caller.place.strand(), end.scope(), "", unmerged);
        }
        ItemRecord now = ItemRecord.of(caller.run.timeline(), path, done.key());
        records.put(done.key(), now);
        return now;
    }

    private Event unmerged(String path, String key, String problem) {
        if (returnsSinceRetry(path, key) + 1 < MOST_ATTEMPTS) {
            return new Event.ItemReturned(key, problem);
        }
        Failure failure = Failure.giveUp(
                "item.unmergeable",
                "Item '" + key + "' did not fit what was merged before it, " + MOST_ATTEMPTS + " times: " + problem);
        return new Event.ItemFailed(key, new Event.Failed(failure, ""));
    }

    /** A person who grants a retry grants all its attempts. */
    private int returnsSinceRetry(String path, String key) {
        int returns = 0;
        for (Recorded recorded : caller.run.timeline().events()) {
            if (recorded.event() instanceof Event.RetryGranted) {
                returns = 0;
            } else if (recorded.event() instanceof Event.ItemReturned returned
                    && returned.key().equals(key)
                    && ItemRecord.parentOf(recorded.scope()).equals(path)) {
                returns++;
            }
        }
        return returns;
    }

    /** Children that were left without an end: parked ones wait, others end the dispatch. */
    private void takeLeft(Schedule schedule, Contention contention) {
        for (String key : List.copyOf(children.keySet())) {
            Child child = Objects.requireNonNull(children.get(key));
            Optional<Unwind> left = child.ended() ? child.left() : Optional.empty();
            if (left.isPresent()) {
                children.remove(key);
                if (left.get().reason() == Unwind.Cause.PARKED) {
                    parked.put(key, left.get());
                    schedule.parked(key);
                    contention.ended(key);
                } else if (fatal == null) {
                    fatal = left.get();
                }
            }
        }
    }

    private void wakeAnswered(Schedule schedule) {
        parked.entrySet().removeIf(entry -> {
            if (isAnswered(entry.getValue())) {
                schedule.answered(entry.getKey());
                return true;
            }
            return false;
        });
    }

    private boolean isAnswered(Unwind unwind) {
        return caller.run.answers().find(unwind.question()).isPresent();
    }

    private DispatchResult conclude(String call, Schedule schedule) {
        if (fatal != null) {
            throw caller.place.strand().unwind(fatal);
        }
        caller.enter();
        for (Unwind unwind : parked.values()) {
            throw caller.place.strand().unwind(unwind);
        }
        DispatchResult result = DispatchResults.of(caller.run.timeline(), plan, caller.path + "/" + call, schedule);
        caller.append(call, new Event.DispatchDone(result, caller.place.site().commit()));
        return result;
    }
}
