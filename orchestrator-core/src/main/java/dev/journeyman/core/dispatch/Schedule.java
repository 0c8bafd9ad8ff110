package dev.journeyman.core.dispatch;

import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.plan.PlanGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Decides which item of a plan starts next.
 *
 * <p>An item starts when its own predecessors are merged, a slot is free and nobody holds its files: the most urgent
 * priority first, then the heaviest chain behind it, then by key. Equal calls in equal order give equal answers. Not for
 * use by several threads at once; does nothing by itself.
 *
 * <p>Costs O(V+E) queue moves in all: a successor is looked at when its last predecessor is merged, and of the items that
 * wait for a file one is looked at when it is freed, the next when that one did not take it.
 */
public final class Schedule {
    private final List<PlanItem> items;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final int[][] successors;
    private final int[] missing;
    private final State[] states;
    private final int slots;

    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private final PriorityQueue<Integer> resumable = new PriorityQueue<>();
    private final FileLocks locks = new FileLocks();
    private final Map<String, PriorityQueue<Integer>> waiting = new HashMap<>();
    private final Map<Integer, String> waitedFor = new HashMap<>();
    private final Map<Integer, String> failures = new HashMap<>();
    private int running;
    private long moves;

    private Schedule(PlanGraph graph, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException(
                    "At least one item must be able to run, but there are " + slots + " slots.");
        }
        this.slots = slots;
        this.items = ranked(graph);
        IntStream.range(0, items.size()).forEach(i -> indexOf.put(items.get(i).key(), i));
        this.successors = items.stream()
                .map(item -> graph.successors(item.key()).stream()
                        .mapToInt(next -> index(next.key()))
                        .toArray())
                .toArray(int[][]::new);
        this.missing = new int[items.size()];
        this.states = new State[items.size()];
        for (int[] next : successors) {
            IntStream.of(next).forEach(i -> missing[i]++);
        }
    }

    /** The order in which ready items start, so that an index is a rank. */
    private static List<PlanItem> ranked(PlanGraph graph) {
        Map<String, Double> length = graph.criticalLength();
        Comparator<PlanItem> longestFirst =
                Comparator.comparing((PlanItem item) -> length.get(item.key())).reversed();
        return graph.order().stream()
                .sorted(Comparator.comparing(PlanItem::priority)
                        .thenComparing(longestFirst)
                        .thenComparing(PlanItem::key))
                .toList();
    }

    /**
     * A schedule of which nothing has run.
     *
     * @param slots how many items run at once
     */
    public static Schedule of(PlanGraph graph, int slots) {
        return restore(graph, slots, Facts.NONE);
    }

    /**
     * The schedule as it was when a process died. Items that had started hold their files and are the next to be given
     * out; parked ones hold theirs and wait for {@link #answered}.
     */
    public static Schedule restore(PlanGraph graph, int slots, Facts facts) {
        Schedule schedule = new Schedule(graph, slots);
        schedule.restore(facts);
        return schedule;
    }

    private void restore(Facts facts) {
        facts.merged().forEach(key -> states[index(key)] = State.MERGED);
        facts.merged().forEach(key -> countDown(index(key)));
        for (int i = 0; i < states.length; i++) {
            if (states[i] != State.MERGED) {
                states[i] = State.WAITING;
            }
        }
        facts.started().forEach(key -> hold(key, State.RESUMABLE));
        facts.parked().forEach(key -> hold(key, State.PARKED));
        facts.started().forEach(key -> resumable.add(index(key)));
        for (int i = 0; i < states.length; i++) {
            enqueueIfReady(i);
        }
        facts.failed().forEach(this::restoreFailed);
    }

    private void hold(String key, State state) {
        expect(key, State.WAITING);
        states[index(key)] = state;
        locks.take(items.get(index(key)));
    }

    private void restoreFailed(String key) {
        expect(key, State.READY);
        ready.remove(index(key));
        block(index(key));
    }

    private void countDown(int merged) {
        for (int next : successors[merged]) {
            moves++;
            missing[next]--;
        }
    }

    /** The next item to run, which then counts as running; empty if there is no slot or nothing can start now. */
    public Optional<PlanItem> next() {
        while (running < slots && !resumable.isEmpty()) {
            return Optional.of(run(resumable.poll()));
        }
        while (running < slots && !ready.isEmpty()) {
            int candidate = ready.poll();
            moves++;
            Optional<String> conflict = locks.conflict(items.get(candidate));
            conflict.ifPresentOrElse(path -> await(candidate, path), () -> locks.take(items.get(candidate)));
            passOn(candidate, conflict);
            if (conflict.isEmpty()) {
                return Optional.of(run(candidate));
            }
        }
        return Optional.empty();
    }

    private PlanItem run(int item) {
        running++;
        states[item] = State.RUNNING;
        return items.get(item);
    }

    private void await(int item, String path) {
        waiting.computeIfAbsent(path, none -> new PriorityQueue<>()).add(item);
    }

    /** If an item was woken by a path that it did not take after all, the next that waits for the path has its turn. */
    private void passOn(int item, Optional<String> nowWaitsFor) {
        String woken = waitedFor.remove(item);
        nowWaitsFor.ifPresent(path -> waitedFor.put(item, path));
        if (woken != null && !locks.held(woken)) {
            wake(woken);
        }
    }

    private void wake(String path) {
        PriorityQueue<Integer> queue = waiting.get(path);
        if (queue == null) {
            return;
        }
        ready.add(queue.remove());
        moves++;
        if (queue.isEmpty()) {
            waiting.remove(path);
        }
    }

    /** A running item is merged: its slot and files are free, and those that waited only for it may start. */
    public void merged(String key) {
        int item = finish(key, State.MERGED, State.RUNNING);
        countDown(item);
        IntStream.of(successors[item]).forEach(this::enqueueIfReady);
    }

    private void enqueueIfReady(int item) {
        if (states[item] == State.WAITING && missing[item] == 0) {
            states[item] = State.READY;
            ready.add(item);
            moves++;
        }
    }

    /**
     * A running or parked item failed for good: its slot and files are free, and what depends on it never starts.
     *
     * @return the items that are blocked by it now, by rank
     */
    public List<Blocked> failed(String key) {
        return block(finish(key, State.FAILED, State.RUNNING, State.PARKED));
    }

    private List<Blocked> block(int failed) {
        states[failed] = State.FAILED;
        List<Integer> reached = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(failed));
        while (!open.isEmpty()) {
            for (int next : successors[open.pop()]) {
                moves++;
                if (failures.putIfAbsent(next, items.get(failed).key()) == null) {
                    states[next] = State.BLOCKED;
                    reached.add(next);
                    open.push(next);
                }
            }
        }
        return reached.stream().sorted().map(this::blocked).toList();
    }

    private Blocked blocked(int item) {
        return new Blocked(items.get(item).key(), failures.getOrDefault(item, ""));
    }

    /** A running item waits for a person or another workflow: its slot is free, its files stay held. */
    public void parked(String key) {
        expect(key, State.RUNNING);
        states[index(key)] = State.PARKED;
        running--;
    }

    /** Whether an item waits for a person or another workflow. */
    public boolean isParked(String key) {
        return states[index(key)] == State.PARKED;
    }

    /** A parked item need not wait any more: it goes on when a slot is free, before any new item. */
    public void answered(String key) {
        expect(key, State.PARKED);
        states[index(key)] = State.RESUMABLE;
        resumable.add(index(key));
    }

    /** A running or parked item is given back untouched: its slot and files are free, and it may start again. */
    public void release(String key) {
        int item = finish(key, State.WAITING, State.RUNNING, State.PARKED);
        enqueueIfReady(item);
    }

    private int finish(String key, State now, State... before) {
        expect(key, before);
        int item = index(key);
        if (states[item] == State.RUNNING) {
            running--;
        }
        states[item] = now;
        locks.free(items.get(item)).forEach(this::wake);
        return item;
    }

    private void expect(String key, State... allowed) {
        State state = states[index(key)];
        if (!Set.of(allowed).contains(state)) {
            throw new IllegalStateException(
                    "The item '" + key + "' is " + state + ", but must be one of " + List.of(allowed) + " for this.");
        }
    }

    private int index(String key) {
        Integer index = indexOf.get(key);
        if (index == null) {
            throw new IllegalArgumentException("The plan has no item '" + key + "'.");
        }
        return index;
    }

    /** Where an item stands. */
    public State state(String key) {
        return states[index(key)];
    }

    /** The keys of all items in a state, by rank. */
    public List<String> in(State state) {
        return IntStream.range(0, states.length)
                .filter(i -> states[i] == state)
                .mapToObj(i -> items.get(i).key())
                .toList();
    }

    /** All items that can never start, by rank, each with the item that failed before it. */
    public List<Blocked> blocked() {
        return failures.keySet().stream().sorted().map(this::blocked).toList();
    }

    /** Which item holds which path now, by path. */
    public SortedMap<String, String> holders() {
        return locks.holders();
    }

    /** The path that a ready item was last found to wait for, if any; {@link #holders} says who holds it. */
    public Optional<String> waitsFor(String key) {
        return Optional.ofNullable(waitedFor.get(index(key))).filter(locks::held);
    }

    /** True if nothing runs and nothing can start without a person: then parked items, if any, are what is left. */
    public boolean atRest() {
        return running == 0 && ready.isEmpty() && resumable.isEmpty();
    }

    /** Edges followed and queue moves made so far. */
    long moves() {
        return moves;
    }

    /** Where an item of the schedule stands. */
    public enum State {
        /** For predecessors. */
        WAITING,
        /** Could start, but for a slot or a file. */
        READY,
        RUNNING,
        /** Waits for a person or another workflow and holds its files. */
        PARKED,
        /** Had started before and goes on when a slot is free. */
        RESUMABLE,
        MERGED,
        FAILED,
        /** An item before it failed. */
        BLOCKED
    }

    /**
     * An item that can never start.
     *
     * @param key the item
     * @param by the item that failed
     */
    public record Blocked(String key, String by) {}

    /**
     * What a journal says about the items of a plan, each list in the order it happened.
     *
     * @param merged those that are done
     * @param started those that had started and neither ended nor wait for a person
     * @param parked those that wait for a person
     * @param failed those that failed for good
     */
    public record Facts(List<String> merged, List<String> started, List<String> parked, List<String> failed) {
        /** Nothing has happened. */
        public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), List.of());

        public Facts {
            merged = List.copyOf(merged);
            started = List.copyOf(started);
            parked = List.copyOf(parked);
            failed = List.copyOf(failed);
        }
    }
}
