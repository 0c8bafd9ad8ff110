package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed to which node. */
@SuppressWarnings("NullAway.Init")
@Timeout(90)
class ProposalsTest {
    private static final ProjectId APP = new ProjectId("app");
    private static final WorkflowId ONE = new WorkflowId("wf-1");
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final Postgres postgres = new Postgres();
    private final List<Membership> memberships = new ArrayList<>();
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

    @AfterEach
    void drop() {
        memberships.forEach(Membership::close);
        postgres.close();
    }

    private JdbcCheckpointStore store(ProjectId project) {
        return new JdbcCheckpointStore(Database.open(postgres.url(), 4), project, SHORT);
    }

    /** Notes what is proposed to it, and does something with it. */
    private Node node(String name, Consumer<WorkflowId> work) {
        return new Node() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int atOnce() {
                return 2;
            }

            @Override
            public InstantSource clock() {
                return InstantSource.system();
            }

            @Override
            public Turn run(WorkflowId id) {
                turns.add(name + " " + id);
                work.accept(id);
                return Turn.RESTS;
            }
        };
    }

    private static void append(JdbcCheckpointStore store, WorkflowId id, WorkflowStatus status) {
        try (Lease lease = store.acquire(id, "somebody").orElseThrow()) {
            append(store, lease, id, status);
        }
    }

    private static void append(JdbcCheckpointStore store, Lease lease, WorkflowId id, WorkflowStatus status) {
        List<JournalEntry> there = store.read(id, 0, 100);
        EntryChain chain = there.isEmpty() ? EntryChain.start() : EntryChain.after(there.get(there.size() - 1));
        lease.append(there.size(), List.of(chain.next("{}")), Heads.of(id, status, there.size() + 1));
    }

    private Membership join(JdbcCheckpointStore store, Node node) {
        Membership membership = store.join(node).orElseThrow();
        memberships.add(membership);
        return membership;
    }

    private String next() throws InterruptedException {
        return String.valueOf(turns.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void onPostgresqlWhatIsToRunAndHasNoOwnerIsProposedOnce() throws Exception {
        try (JdbcCheckpointStore store = store(APP)) {
            whatIsToRunIsProposedOnce(store);
        }
    }

    @Test
    void onH2WhatIsToRunAndHasNoOwnerIsProposedOnce() throws Exception {
        try (JdbcCheckpointStore store =
                new JdbcCheckpointStore(Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 4), APP, SHORT)) {
            whatIsToRunIsProposedOnce(store);
        }
    }

    private void whatIsToRunIsProposedOnce(JdbcCheckpointStore store) throws Exception {
        WorkflowId rests = new WorkflowId("wf-0");
        append(store, rests, WorkflowStatus.PAUSED);
        append(store, ONE, WorkflowStatus.NOT_STARTED);
        Membership membership = join(store, node("a", id -> append(store, id, WorkflowStatus.PAUSED)));
        assertThat(next()).isEqualTo("a wf-1");
        // The second look comes after the first, and would have found it again.
        store.post(rests, "s-1", "{}");
        assertThat(next()).as("it was told something").isEqualTo("a wf-0");
        store.post(rests, "s-2", "{}");
        assertThat(next()).as("and something else").isEqualTo("a wf-0");
        membership.close();
        assertThat(turns).isEmpty();
    }

    @Test
    void whatSomebodyOwnsIsProposedWhenHeGivesItBack() throws Exception {
        try (JdbcCheckpointStore other = store(APP);
                JdbcCheckpointStore store = store(APP)) {
            Lease lease = other.acquire(ONE, "other").orElseThrow();
            append(other, lease, ONE, WorkflowStatus.RUNNING);
            append(store, new WorkflowId("wf-2"), WorkflowStatus.RUNNING);
            Membership membership = join(store, node("a", id -> append(store, id, WorkflowStatus.COMPLETED)));
            assertThat(next()).isEqualTo("a wf-2");
            lease.close();
            assertThat(next()).isEqualTo("a wf-1");
            membership.close();
        }
    }

    @Test
    void whatANodeThatDiedHadIsProposedToAnother() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (JdbcCheckpointStore store = store(APP)) {
            append(store, ONE, WorkflowStatus.RUNNING);
            Database cut = Database.open(postgres.url(), 4);
            JdbcCheckpointStore dead = new JdbcCheckpointStore(cut, APP, SHORT);
            Membership lost = join(dead, node("dead", id -> {
                assertThat(dead.acquire(id, "dead")).isPresent();
                awaitEnd(end);
            }));
            assertThat(next()).isEqualTo("dead wf-1");
            cut.close();
            Membership alive = join(store, node("a", id -> {
                if (store.owner(id).isEmpty()) {
                    append(store, id, WorkflowStatus.COMPLETED);
                }
            }));
            assertThat(next()).isEqualTo("a wf-1");
            alive.close();
            end.countDown();
            lost.close();
            dead.close();
        }
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nodesOfAnotherProjectDoNotMeet() throws Exception {
        try (JdbcCheckpointStore app = store(APP);
                JdbcCheckpointStore shop = store(new ProjectId("shop"))) {
            Membership first = join(app, node("app", id -> append(app, id, WorkflowStatus.COMPLETED)));
            Membership second = join(shop, node("shop", id -> append(shop, id, WorkflowStatus.COMPLETED)));
            Postgres.execute(postgres.url(), """
                    insert into journeyman.scheduled_task (task_name, task_instance, execution_time, picked, version)
                    values ('workflow of closed', 'wf-9', now() - interval '400 days', false, 1)""");
            append(app, ONE, WorkflowStatus.RUNNING);
            assertThat(next()).isEqualTo("app wf-1");
            append(shop, new WorkflowId("wf-2"), WorkflowStatus.RUNNING);
            assertThat(next()).isEqualTo("shop wf-2");
            first.close();
            second.close();
            try (Database database = Database.open(postgres.url(), 2)) {
                int left = database.with(handle -> handle.createQuery(
                                "select count(*) from journeyman.scheduled_task where task_name = 'workflow of closed'")
                        .mapTo(Integer.class)
                        .one());
                assertThat(left).as("not ours to delete").isOne();
            }
        }
        assertThat(turns).isEmpty();
    }

    @Test
    void whoLosesALeaseIsTold() throws Exception {
        CountDownLatch told = new CountDownLatch(2);
        try (JdbcCheckpointStore store = store(APP)) {
            Lease lease = store.acquire(ONE, "somebody").orElseThrow();
            lease.whenLost(told::countDown);
            Postgres.execute(postgres.url(), "update journeyman.lease set epoch = epoch + 1");
            while (told.getCount() == 2) {
                Thread.onSpinWait();
            }
            lease.whenLost(told::countDown);
            assertThat(told.getCount()).as("at once, as it is known").isZero();
        }
    }

    @Test
    void whoCannotAskForAWholeTermTakesTheLeaseForLost() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (JdbcCheckpointStore store = store(APP)) {
            store.acquire(ONE, "somebody").orElseThrow().whenLost(told::countDown);
            Postgres.execute(postgres.url(), "drop table journeyman.lease");
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
