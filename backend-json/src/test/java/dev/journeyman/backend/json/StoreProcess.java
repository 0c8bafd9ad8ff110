package dev.journeyman.backend.json;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a second process does in tests; it prints what it did as soon as that is durable. */
final class StoreProcess {
    private StoreProcess() {}

    /** It, in a JVM of its own. */
    static JavaProgram program(Object... arguments) {
        return JavaProgram.of(StoreProcess.class, arguments).options("-XX:-UsePerfData");
    }

    static ChildJvm start(Object... arguments) throws IOException {
        return program(arguments).start();
    }

    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "hold" -> hold(state);
            case "try" ->
                say(new JsonCheckpointStore(state).acquire(Trees.WF, "other").isPresent());
            case "append" -> appendForever(state);
            case "contend" -> contend(state);
            case "post" -> say(new JsonCheckpointStore(state).post(Trees.WF, arguments[2], "{}"));
            case "items" -> work(state, arguments[2], Integer.parseInt(arguments[3]));
            case "lock" -> lock(state.resolve("work-items.lock"));
            case "full" -> appendUntilFull(state);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(Object what) {
        System.out.println(what);
    }

    private static Lease acquire(Path state) {
        return new JsonCheckpointStore(state).acquire(Trees.WF, "child").orElseThrow();
    }

    private static void hold(Path state) throws IOException {
        try (Lease lease = acquire(state)) {
            say("epoch " + lease.epoch());
            System.in.transferTo(System.out);
        }
    }

    private static void lock(Path file) throws IOException {
        new FileMutex(file).locked(() -> {
            say("locked");
            return System.in.transferTo(System.out);
        });
    }

    private static void appendForever(Path state) {
        Lease lease = acquire(state);
        EntryChain chain = EntryChain.start();
        while (true) {
            append(lease, chain.next("{\"text\":\"" + "x".repeat((int) (chain.sequence() % 700)) + "\"}"));
            say(chain.sequence());
        }
    }

    /** For each line it is given, tries to become the owner; as such it appends to the end of its days. */
    private static void contend(Path state) throws IOException {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (orders.readLine() != null) {
            Optional<Lease> lease = store.acquire(Trees.WF, "contender");
            if (lease.isPresent()) {
                appendForever(store, lease.get());
            }
            say("refused " + store.owner(Trees.WF).map(Owner::processId).orElse(0L));
        }
    }

    private static void appendForever(JsonCheckpointStore store, Lease lease) {
        say("epoch " + lease.epoch());
        List<JournalEntry> entries = store.read(Trees.WF, 0, 1_000_000);
        EntryChain chain = entries.isEmpty() ? EntryChain.start() : EntryChain.after(entries.get(entries.size() - 1));
        String writer = "{\"epoch\":" + lease.epoch() + ",\"pid\":"
                + ProcessHandle.current().pid() + "}";
        while (true) {
            append(lease, chain.next(writer));
            say(chain.sequence());
        }
    }

    private static void append(Lease lease, JournalEntry entry) {
        lease.append(entry.sequence() - 1, List.of(entry), Heads.running(Trees.WF, entry.sequence()));
    }

    private static void work(Path state, String prefix, int count) {
        JsonWorkTracker tracker = new JsonWorkTracker(state, 50, DiskFile::new);
        for (int i = 0; i < count; i++) {
            NewWorkItem item = new NewWorkItem(
                    new WorkItemId(prefix + i), "t", "", Priority.P2, List.of(), Optional.empty(), List.of());
            tracker.create(new ProjectId("project"), List.of(item));
            WorkItem claimed =
                    tracker.claim(List.of(item.id()), new WorkflowId("child")).orElseThrow();
            tracker.update(item.id(), claimed.revision(), ItemUpdate.status(ItemStatus.DONE, prefix));
            say(item.id());
        }
    }

    /** Appends 1 KB, a little too much, and 1 KB again. */
    private static void appendUntilFull(Path state) {
        Lease lease = acquire(state);
        EntryChain chain = EntryChain.start();
        append(lease, chain.next(text(1_000)));
        EntryChain afterFirst = EntryChain.after(JournalEntry.chain(1, JournalEntry.GENESIS, text(1_000)));
        try {
            append(lease, chain.next(text(100_000)));
        } catch (StoreException e) {
            say(e.failure().message());
        }
        append(lease, afterFirst.next(text(1_000)));
        say("went on");
    }

    private static String text(int length) {
        return "{\"text\":\"" + "x".repeat(length) + "\"}";
    }
}
