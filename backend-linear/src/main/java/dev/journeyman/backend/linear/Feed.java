package dev.journeyman.backend.linear;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.backend.linear.MirrorLine.Sent;

/**
 * The changes on this machine that are still to be sent. What the local tracker tells is the outbox: how far it was sent is
 * noted after it was done, so that a crash in between repeats what may be repeated and loses nothing.
 */
final class Feed {
    private final WorkTracker local;
    private final Mirror mirror;

    Feed(WorkTracker local, Mirror mirror) {
        this.local = local;
        this.mirror = mirror;
    }

    ItemChanges next(Projects.Entry project, int limit) {
        String cursor = mirror.sent(project.name()).map(Sent::cursor).orElse(project.cursor());
        return local.changes(new ProjectId(project.name()), cursor, limit);
    }

    boolean isEmpty(Projects.Entry project) {
        return next(project, 1).items().isEmpty();
    }

    void sent(Projects.Entry project, ItemChanges page) {
        mirror.put(new Sent(project.name(), page.cursor()));
    }
}
