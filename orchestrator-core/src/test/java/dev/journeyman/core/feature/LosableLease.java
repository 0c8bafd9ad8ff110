package dev.journeyman.core.feature;

import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;

/** A lease that can be taken away, as by another node after its holder was silent. */
final class LosableLease implements Lease {
    private final Lease lease;
    private volatile boolean lost;
    private volatile Runnable whenLost = () -> {};

    LosableLease(Lease lease) {
        this.lease = lease;
    }

    /** Another may have it now; the holder learns of it. */
    void lose() {
        lost = true;
        lease.close();
        whenLost.run();
    }

    @Override
    public void whenLost(Runnable action) {
        whenLost = action;
    }

    @Override
    public long epoch() {
        return lease.epoch();
    }

    @Override
    public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
        requireHeld();
        lease.append(expectedSequence, entries, head);
    }

    @Override
    public void renew() {
        requireHeld();
        lease.renew();
    }

    private void requireHeld() {
        if (lost) {
            throw new LeaseLostException("taken away");
        }
    }

    @Override
    public boolean delete() {
        requireHeld();
        return lease.delete();
    }

    @Override
    public void close() {
        lease.close();
    }
}
