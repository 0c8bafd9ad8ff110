package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.LeaseLostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases that are held, three times within their term, on a thread of its own from the first one on. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int TIMES = 3;

    private final Duration every;
    private final Set<JdbcLease> held = ConcurrentHashMap.newKeySet();
    private final Bell end = new Bell();
    private @Nullable Thread thread;

    LeaseKeeper(Duration term) {
        this.every = term.dividedBy(TIMES);
    }

    synchronized void keep(JdbcLease lease) {
        held.add(lease);
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
            int missed = 0;
            while (!hasEndedWithin(every)) {
                missed = renewAll() ? 0 : missed + 1;
                if (missed == TIMES) {
                    giveUp();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody renews leases any more.", e);
        }
    }

    private boolean hasEndedWithin(Duration time) throws InterruptedException {
        end.await(0, time);
        return end.count() > 0;
    }

    /** False if nobody could be asked: then it is asked once, and not for each of them. */
    private boolean renewAll() {
        try {
            held.forEach(this::renew);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Leases could not be renewed; it is tried again.", e);
            return false;
        }
    }

    private void renew(JdbcLease lease) {
        try {
            lease.renew();
        } catch (LeaseLostException e) {
            forget(lease);
            LOG.warn(e.getMessage());
        }
    }

    /** After more than a term without an answer others may own them, and what works under them only costs. */
    private void giveUp() {
        for (JdbcLease lease : held) {
            forget(lease);
            lease.presumeLost();
        }
    }

    /** Gives all back. */
    @Override
    public void close() {
        end.ring();
        held.forEach(JdbcLease::close);
        held.clear();
    }
}
