package dev.journeyman.core.engine;

import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of one item of a plan: its newest attempt, and whether it is merged. */
final class ItemRecord {
    private final String key;
    private final @Nullable Recorded started;
    private final @Nullable Recorded done;
    private final @Nullable Recorded failed;
    private final @Nullable Recorded returned;
    private final @Nullable Recorded merged;

    private ItemRecord(
            String key,
            @Nullable Recorded started,
            @Nullable Recorded done,
            @Nullable Recorded failed,
            @Nullable Recorded returned,
            @Nullable Recorded merged) {
        this.key = key;
        this.started = started;
        this.done = done;
        this.failed = failed;
        this.returned = returned;
        this.merged = merged;
    }

    /** Folds the events of an item's attempts in a dispatch. */
    static ItemRecord of(Timeline timeline, String dispatch, String key) {
        ItemRecord record = new ItemRecord(key, null, null, null, null, null);
        String path = dispatch + "/" + key;
        for (int attempt = 1; attempt <= timeline.highestAttempt(path); attempt++) {
            for (Recorded recorded : timeline.call(path + "#" + attempt, "")) {
                record = record.with(recorded);
            }
        }
        return record;
    }

    static ItemRecord started(Recorded recorded) {
        return new ItemRecord(((Event.ItemStarted) recorded.event()).key(), recorded, null, null, null, null);
    }

    private ItemRecord with(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.ItemStarted) {
            return new ItemRecord(key, recorded, null, null, null, null);
        }
        if (event instanceof Event.ItemDone) {
            return new ItemRecord(key, started, recorded, failed, returned, merged);
        }
        if (event instanceof Event.ItemFailed) {
            return new ItemRecord(key, started, done, recorded, returned, merged);
        }
        if (event instanceof Event.ItemReturned) {
            return returned(recorded);
        }
        return event instanceof Event.Merged ? new ItemRecord(key, started, done, failed, returned, recorded) : this;
    }

    ItemRecord returned(Recorded recorded) {
        return new ItemRecord(key, started, done, failed, recorded, merged);
    }

    String key() {
        return key;
    }

    /** The path of the dispatch that an item's scope belongs to. */
    static String parentOf(String scope) {
        return scope.substring(0, Math.max(0, scope.lastIndexOf('/')));
    }

    String scope() {
        return Objects.requireNonNull(started).scope();
    }

    int attempt() {
        return started().attempt();
    }

    /** The tree that the newest attempt started from. */
    String base() {
        return started().tree();
    }

    /** What was wrong with the attempt before. */
    List<String> problems() {
        return returned == null ? List.of() : List.of(((Event.ItemReturned) returned.event()).why());
    }

    /** What the newest attempt was told when it started. */
    List<String> startedWith() {
        return started().problems();
    }

    private Event.ItemStarted started() {
        return (Event.ItemStarted) Objects.requireNonNull(started).event();
    }

    Optional<Recorded> opening() {
        return Optional.ofNullable(started);
    }

    boolean inFlight() {
        return started != null && failed == null && returned == null && merged == null;
    }

    Optional<Recorded> awaitingMerge() {
        return inFlight() ? Optional.ofNullable(done) : Optional.empty();
    }

    Optional<Recorded> merged() {
        return Optional.ofNullable(merged);
    }

    Optional<Recorded> failed() {
        return Optional.ofNullable(failed);
    }

    /** How the newest attempt was done. */
    Event.ItemDone done() {
        return (Event.ItemDone) Objects.requireNonNull(done).event();
    }

    DispatchResult.Item result() {
        if (failed != null) {
            Event.ItemFailed why = (Event.ItemFailed) failed.event();
            return new DispatchResult.Item(
                    key, "", "", List.of(), Optional.of(why.why().failure()));
        }
        Event.ItemDone how = done();
        return new DispatchResult.Item(key, how.agent(), how.summary(), how.files(), Optional.empty());
    }
}
