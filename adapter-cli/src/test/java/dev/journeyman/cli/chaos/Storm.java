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

    private static final int KILLS_OF_TEN = 4;
    private static final int FREEZES_OF_TEN = 3;
    private static final int CUTS_OF_TEN = 2;

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
        int dice = random.nextInt(10);
        if (dice < KILLS_OF_TEN) {
            kill();
        } else if (dice < KILLS_OF_TEN + FREEZES_OF_TEN) {
            freeze();
        } else if (dice < KILLS_OF_TEN + FREEZES_OF_TEN + CUTS_OF_TEN) {
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
            strikes.add(new Strike(Kind.KILLED, node.processName(), Instant.now(), Instant.MAX));
            node.kill();
            put(Duration.ofMillis(500 + random.nextInt(4_000)), node::start);
        }
    }

    /** For longer than its lease, so that others take over what it has. */
    private void freeze() throws Exception {
        Node node = victim();
        if (node.atWork()) {
            Duration sleep = LEASE.plusMillis(500 + random.nextInt(5_000));
            Instant now = Instant.now();
            strikes.add(new Strike(Kind.FROZEN, node.processName(), now, now.plus(sleep)));
            node.freeze();
            put(sleep, node::thaw);
        }
    }

    private Node victim() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void put(Duration off, Blow blow) {
        later.add(new Later(Instant.now().plus(off), blow));
    }

    /** What hit nodes, in order. */
    List<Strike> strikes() {
        return List.copyOf(strikes);
    }

    /** What was done, in words. */
    String report() {
        long kills =
                strikes.stream().filter(strike -> strike.kind() == Kind.KILLED).count();
        return "| SIGKILL of a node | " + kills + " |\n"
                + "| SIGSTOP of a node for longer than its lease, then SIGCONT | " + (strikes.size() - kills) + " |\n"
                + "| `pg_terminate_backend` | " + cuts + " times, " + cutConnections + " connections |\n"
                + "| restart of the database, crash or fast | " + restarts + " |\n";
    }
}
