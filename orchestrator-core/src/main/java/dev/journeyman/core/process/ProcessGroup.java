package dev.journeyman.core.process;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.process.ProcessTable.Entry;
import java.time.Duration;
import java.util.Set;

/**
 * A process group that the engine started; the pair names it across restarts of the engine and of the machine.
 *
 * <p>A group is only ever ended if it is provably this one: its leader started when the record says, or, where the leader
 * has gone, a member still carries the record's mark in its environment. Where the system has no {@code setsid} (macOS), a
 * group is its leader and the leader's descendants; what has lost its parent is not found any more.
 *
 * @param id the group's number, which is the process id of its leader
 * @param started when the leader started, as the operating system says it; opaque
 */
public record ProcessGroup(long id, String started) {
    /** How long a program may take to end by itself when it is told to. */
    static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration DEATH = Duration.ofSeconds(10);

    /** True while anything of the group runs. */
    public boolean alive() {
        return leader().running() || ProcessTable.marked(id, started);
    }

    /** Ends the group, if it is still this one, and waits for that; what does not stop within three seconds is killed. */
    public void end() {
        end(GRACE);
    }

    /**
     * Ends the group, if it is still this one, and waits for that; an interrupt does not shorten it.
     *
     * @param grace how long it may take to stop by itself, before it is killed
     * @throws OrchestratorException {@code command.unstoppable} if something survived even that
     */
    public void end(Duration grace) {
        if (!alive()) {
            return;
        }
        Set<Entry> members = ProcessTable.family(leader());
        ProcessTable.signal("TERM", id, members);
        if (!gone(members, grace)) {
            ProcessTable.signal("KILL", id, members);
            if (!gone(members, DEATH)) {
                throw unstoppable();
            }
        }
    }

    private Entry leader() {
        return new Entry(id, started);
    }

    private boolean gone(Set<Entry> members, Duration limit) {
        return Ticker.system().await(() -> !alive() && members.stream().noneMatch(Entry::running), limit);
    }

    private OrchestratorException unstoppable() {
        return new OrchestratorException(Failure.giveUp(
                "command.unstoppable",
                "The process group " + id + " lives on after it was killed: look at it with"
                        + " 'ps -eo pid,pgid,stat,args', end it by hand, then resume."));
    }
}
