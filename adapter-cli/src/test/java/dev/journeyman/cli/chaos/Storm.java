package dev.journeyman.cli.chaos;

import dev.journeyman.cli.chaos.Strike.Kind;
import dev.journeyman.testkit.crash.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;

/** Strikes nodes and their database, one blow after the other, by a seed. */
final class Storm {
    /** Of every workflow. */
    static final Duration LEASE = Duration.ofSeconds(4);

    private static final int KILLS = 4;
    private static final int FREEZES = 3;
    private static final int DRAINS = 2;
    private static final int CUTS = 2;
    private static final int RESTARTS = 1;

    private final Server server;
    private final List<Node> nodes;
    private final Random random;
    private final Duration between;
    private final List<Strike> strikes = new ArrayList<>();
    private final Queue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private int cuts;
    private long cutConnections;
    private int restarts;

    /** @param between from one blow to the next, on average */
    Storm(Server server, List<Node> nodes, Random random, Duration between) {
        this.server = server;
        this.nodes = nodes;
        this.random = random;
        this.between = between;
    }

    private record Later(Instant at, Blow blow) {}

    @FunctionalInterface
    private interface Blow {
        void fall() throws Exception;
    }

    /** Rages until the time is over, or everything is done; then lets all nodes go on. */
    void rage(Duration time, Callable<Boolean> done) throws Exception {
        Deadline over = Deadline.in(time);
        while (!over.over() && !done.call()) {
            await(Duration.ofMillis(between.toMillis() / 2 + random.nextInt((int) between.toMillis())));
            blow();
        }
        while (!later.isEmpty()) {
            await(Duration.between(Instant.now(), later.element().at()));
        }
    }

    /** Waits, and meanwhile does what was put off until then. */
    private void await(Duration time) throws Exception {
        Instant end = Instant.now().plus(time);
        while (!later.isEmpty() && !later.element().at().isAfter(end)) {
            Later next = later.remove();
            pause(Duration.between(Instant.now(), next.at()));
            next.blow().fall();
        }
        pause(Duration.between(Instant.now(), end));
    }

    private static void pause(Duration time) throws Exception {
        if (!time.isNegative()) {
            Deadline end = Deadline.in(time);
            Deadline.in(time.plusMinutes(1)).await("the end of a pause", end::over);
        }
    }

    private void blow() throws Exception {
        int dice = random.nextInt(KILLS + FREEZES + DRAINS + CUTS + RESTARTS);
        if (dice < KILLS) {
            kill();
        } else if (dice < KILLS + FREEZES) {
            freeze();
        } else if (dice < KILLS + FREEZES + DRAINS) {
            drain();
        } else if (dice < KILLS + FREEZES + DRAINS + CUTS) {
            cuts++;
            cutConnections += server.cutConnections(random.nextDouble());
        } else {
            restarts++;
            server.restart(random.nextBoolean() ? "immediate" : "fast");
        }
    }

    private void kill() {
        Node node = victim();
        if (node.atWork()) {
            strike(Kind.KILLED, node, Instant.MAX);
            node.kill();
            put(Duration.ofMillis(500 + random.nextInt(4_000)), node::start);
        }
    }

    /** For longer than its lease, so that others take over what it has. */
    private void freeze() throws Exception {
        Node node = victim();
        if (node.atWork()) {
            Duration sleep = LEASE.plusMillis(500 + random.nextInt(5_000));
            strike(Kind.FROZEN, node, Instant.now().plus(sleep));
            node.freeze();
            put(sleep, node::thaw);
        }
    }

    private void drain() throws Exception {
        Node node = victim();
        if (node.atWork()) {
            strike(Kind.DRAINED, node, Instant.MAX);
            node.drain();
        }
    }

    private void strike(Kind kind, Node node, Instant until) {
        strikes.add(new Strike(kind, node.processName(), Instant.now(), until));
    }

    private Node victim() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void put(Duration off, Blow blow) {
        later.add(new Later(Instant.now().plus(off), blow));
    }

    private long count(Kind kind) {
        return strikes.stream().filter(strike -> strike.kind() == kind).count();
    }

    /** What hit nodes, in order. */
    List<Strike> strikes() {
        return List.copyOf(strikes);
    }

    /** What was done, in words. */
    String report() {
        return "| SIGKILL of a node | " + count(Kind.KILLED) + " |\n"
                + "| SIGSTOP of a node for longer than its lease, then SIGCONT | " + count(Kind.FROZEN) + " |\n"
                + "| SIGTERM of a node, which hands over what it has | " + count(Kind.DRAINED) + " |\n"
                + "| `pg_terminate_backend` | " + cuts + " times, " + cutConnections + " connections |\n"
                + "| restart of the database, crash or fast | " + restarts + " |\n";
    }
}
