package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.dispatch.Schedule;
import dev.journeyman.core.journal.Event;
import java.util.Collection;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when an item has ended and that is recorded: its directory is freed, and the tracker is told. All of it can be
 * repeated, and is after a kill, which may have come in between.
 */
final class ItemEnds {
    private static final Logger LOG = LoggerFactory.getLogger(ItemEnds.class);

    private final PhaseScope caller;
    private final String dispatch;

    ItemEnds(PhaseScope caller, String dispatch) {
        this.caller = caller;
        this.dispatch = dispatch;
    }

    /** Its work is in its caller's tree; a directory that cannot be removed now is in nobody's way. */
    void merged(String scope, Event.ItemDone done) {
        try {
            caller.run.workspace().desk(caller.run.deskName(done.key(), scope)).discard();
        } catch (OrchestratorException e) {
            LOG.warn("The worktree of item {} could not be removed.", done.key(), e);
        }
        caller.run.tracker().done(dispatch, done.key(), done.summary());
    }

    /** It blocks those that wait for it. */
    void failed(String key, Failure failure, Schedule schedule) {
        caller.run.tracker().blocked(dispatch, key, failure.message());
        for (Schedule.Blocked blocked : schedule.blocked()) {
            caller.run.tracker().blocked(dispatch, blocked.key(), "Waits for '" + blocked.by() + "', which failed.");
        }
    }

    /** Makes up for what an owner that was killed may have left out: of the merges, which go one by one, only the newest. */
    void mergedAgain(Collection<ItemRecord> records) {
        records.stream()
                .filter(record -> record.merged().isPresent())
                .max(Comparator.comparingLong(
                        record -> record.merged().orElseThrow().sequence()))
                .ifPresent(record -> merged(record.scope(), record.done()));
    }

    /** Makes up for what it may have left out of failures. */
    void failedAgain(Collection<ItemRecord> records, Schedule schedule) {
        for (ItemRecord record : records) {
            record.failed()
                    .map(recorded -> (Event.ItemFailed) recorded.event())
                    .ifPresent(failed -> failed(failed.key(), failed.why().failure(), schedule));
        }
    }
}
