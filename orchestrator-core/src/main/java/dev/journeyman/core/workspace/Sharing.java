package dev.journeyman.core.workspace;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the commits of one workflow to a remote, before events name them, so that any machine can go on with it.
 *
 * <p>Each owner writes below a number of its own, so that one who was taken over cannot move what the next one sent; and no
 * ref is ever forced, so that what was sent stays. While the remote cannot be reached, commits wait and are sent with the
 * next; until then the workflow stays on its machine. Thread-safe; who finds that another thread has sent his commit along
 * does not send it again.
 */
final class Sharing {
    /** Keeps everything on this machine. */
    static final Sharing NONE = new Sharing(Optional.empty(), "", 0, () -> Instant.EPOCH);

    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
    private static final String REFS = "refs/journeyman/";
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Optional<Remote> remote;
    private final String workflow;
    private final String owner;
    private final InstantSource clock;
    private final Map<String, ObjectId> waiting = new LinkedHashMap<>();
    /** The newest ref of each name, and what it stands at or will. */
    private final Map<String, Line> lines = new HashMap<>();

    private final Set<ObjectId> sent = new HashSet<>();
    private int forks;
    private Instant notBefore = Instant.MIN;

    /**
     * Of one owner.
     *
     * @param epoch the owner's number
     */
    Sharing(Optional<Remote> remote, String workflow, long epoch, InstantSource clock) {
        this.remote = remote;
        this.workflow = workflow;
        // After a restore epochs begin anew, and refs of the owners before are still there.
        this.owner = epoch + "-" + Long.toString(clock.instant().toEpochMilli(), Character.MAX_RADIX);
        this.clock = clock;
    }

    /** Whether other machines can go on with the workflow. */
    boolean wanted() {
        return remote.isPresent();
    }

    /** A ref at the remote, which only ever moves on. */
    private record Line(String ref, ObjectId tip) {}

    /** Says whether a commit grew from another. */
    @FunctionalInterface
    interface Growth {
        boolean reaches(ObjectId later, ObjectId earlier) throws IOException;
    }

    /** Has a commit arrive; where it did not grow from what the name stood for there, under a name beside it. */
    void send(String name, ObjectId commit, Growth growth) throws IOException {
        if (remote.isEmpty() || !isNew(name, commit, growth)) {
            return;
        }
        sendWaiting(remote.get());
    }

    private boolean isNew(String name, ObjectId commit, Growth growth) throws IOException {
        synchronized (waiting) {
            if (sent.contains(commit)) {
                return false;
            }
            Line line = lines.get(name);
            boolean onward = line == null || growth.reaches(commit, line.tip());
            String ref = line == null ? name : onward ? line.ref() : name + "." + ++forks;
            lines.put(name, new Line(ref, commit));
            waiting.put(ref, commit);
            return true;
        }
    }

    private synchronized void sendWaiting(Remote to) {
        Map<String, ObjectId> parcel;
        synchronized (waiting) {
            parcel = new LinkedHashMap<>(waiting);
        }
        if (parcel.isEmpty() || clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            List<String> refspecs = new ArrayList<>();
            parcel.forEach((ref, commit) -> refspecs.add(commit.name() + ":" + own() + ref));
            to.push(refspecs);
            synchronized (waiting) {
                parcel.forEach(waiting::remove);
                sent.addAll(parcel.values());
            }
        } catch (IOException e) {
            notBefore = clock.instant().plus(PAUSE);
            LOG.warn("Workflow {} stays on this machine until its commits can be sent: {}", workflow, e.getMessage());
        }
    }

    private String own() {
        return REFS + workflow + "/" + owner + "/";
    }

    /** Gets what all owners sent, if that is wanted and the remote can be reached. */
    void fetch() {
        String all = REFS + workflow + "/";
        remote.ifPresent(from ->
                attempt("fetched", () -> from.fetch(List.of("+" + all + "*:" + all + Refs.FETCHED + "*"))));
    }

    /** Removes at the remote what all owners sent. */
    void withdraw() {
        remote.ifPresent(from -> attempt("removed", () -> {
            List<String> refs = from.list(REFS + workflow + "/");
            if (!refs.isEmpty()) {
                from.push(refs.stream().map(ref -> ":" + ref).toList());
            }
        }));
    }

    /** The last try to send what waits. */
    void end() {
        notBefore = Instant.MIN;
        remote.ifPresent(this::sendWaiting);
    }

    private void attempt(String what, Attempt.Work work) {
        try {
            work.run();
        } catch (IOException e) {
            LOG.warn("The commits of workflow {} could not be {}: {}", workflow, what, e.getMessage());
        }
    }
}
