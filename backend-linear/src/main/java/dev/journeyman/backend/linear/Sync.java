package dev.journeyman.backend.linear;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings both sides together: first what people did in Linear, then what changed here, then comments. Asks Linear nothing
 * while there is nothing to send and it is not time to look. For one thread, which holds the lock.
 */
final class Sync {
    private final Sides sides;
    private final Projects projects;
    private final InstantSource clock;
    private final Feed feed;
    private @Nullable Routes routes;
    private Instant nextLook = Instant.MIN;
    private int related = -1;

    Sync(Sides sides, Projects projects, InstantSource clock) {
        this.sides = sides;
        this.projects = projects;
        this.clock = clock;
        this.feed = new Feed(sides.local(), sides.mirror());
    }

    /** What is made for the team. */
    private record Routes(Names names, Pull pull, Push push) {}

    /** Whether something waits to be sent. */
    boolean pending() {
        return !sides.outbox().isEmpty() || !projects.all().stream().allMatch(feed::isEmpty);
    }

    /**
     * Does all there is to do now.
     *
     * @throws dev.journeyman.api.OrchestratorException if something is in the way; the next time goes on from there
     */
    void run() throws InterruptedException {
        List<Projects.Entry> shown = projects.all();
        boolean look = isTimeToLook();
        if (shown.isEmpty() || !(look || pending())) {
            return;
        }
        Routes ways = routes();
        if (look) {
            look(ways, shown);
            nextLook = clock.instant().plus(sides.settings().poll());
        }
        for (Projects.Entry project : shown) {
            if (!feed.isEmpty(project)) {
                ways.push().run(project, ways.names().project(project.name()));
            }
        }
        relate();
        if (!isScarce()) {
            new Mail(sides).deliver();
        }
    }

    private boolean isTimeToLook() {
        return !isScarce() && !clock.instant().isBefore(nextLook);
    }

    /** What is left of the quota is for changes of items then. */
    private boolean isScarce() {
        return sides.api()
                .quota()
                .filter(quota -> quota.scarce(clock.instant()))
                .isPresent();
    }

    private Routes routes() throws InterruptedException {
        if (routes == null) {
            Team team = Team.find(sides.api(), sides.settings());
            Names names = new Names(sides.api(), sides.settings(), team);
            Reconciler reconciler = new Reconciler(sides, names, team.states());
            Creation creation = new Creation(sides, team, names, reconciler);
            routes = new Routes(names, new Pull(sides, reconciler), new Push(sides, feed, creation, reconciler));
        }
        return routes;
    }

    private void look(Routes ways, List<Projects.Entry> shown) throws InterruptedException {
        Set<String> linearProjects = new LinkedHashSet<>();
        for (Projects.Entry project : shown) {
            linearProjects.add(ways.names().project(project.name()));
        }
        for (String project : linearProjects) {
            ways.pull().run(project);
        }
    }

    /** New issues may be what others wait for. */
    private void relate() throws InterruptedException {
        int issues = sides.mirror().pairs().size();
        if (issues != related) {
            new Relations(sides).run();
            related = issues;
        }
    }
}
