package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.LeaseLostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases that are held, three times within their term, on a thread of its own from the first one on. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int TIMES = 3;

    private final Duration every;
    /** Each with how often in a row it could not be renewed. */
    private final Map<JdbcLease, Integer> held = new ConcurrentHashMap<>();

    private final Bell end = new Bell();
    private @Nullable Thread thread;

    LeaseKeeper(Duration term) {
        this.every = term.dividedBy(TIMES);
    }

    synchronized void keep(JdbcLease lease) {
        held.put(lease, 0);
        if (thread == null) {
            Thread keeper = new Thread(this::renewUntilClosed, "journeyman lease keeper");
            keeper.setDaemon(true);
            keeper.start();
            thread = keeper;
        }
    }

    void forget(JdbcLease lease) {
        held.remove(lease);
    }

    private void renewUntilClosed() {
        try {
            while (!hasEndedWithin(every)) {
                held.keySet().forEach(this::renew);
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody renews leases any more.", e);
        }
    }

    private boolean hasEndedWithin(Duration time) throws InterruptedException {
        end.await(0, time);
        return end.count() > 0;
    }

    private void renew(JdbcLease lease) {
        try {
            lease.renew();
            held.replace(lease, 0);
        } catch (LeaseLostException e) {
            forget(lease);
            LOG.warn(e.getMessage());
        } catch (RuntimeException e) {
            missed(lease, e);
        }
    }

    /** After a whole term without an answer somebody else may own it, and what works under it only costs. */
    private void missed(JdbcLease lease, RuntimeException why) {
        Integer misses = held.computeIfPresent(lease, (key, count) -> count + 1);
        if (misses != null && misses >= TIMES) {
            LOG.warn("A lease could not be renewed within its term: it is given up.", why);
            forget(lease);
            lease.presumeLost();
        } else {
            LOG.warn("A lease could not be renewed; it is tried again.", why);
        }
    }

    /** Gives all back. */
    @Override
    public void close() {
        end.ring();
        held.keySet().forEach(JdbcLease::close);
        held.clear();
    }
}
