package dev.journeyman.testkit.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Has a program live and die: each life is a process that is killed at a {@link KillPoint}, and the next one goes on with
 * what it left. A store, phase or agent is sound if what comes out is what an undisturbed run leaves.
 */
public final class CrashHarness {
    private static final int MOST_LIVES = 1000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Supplier<JavaProgram> program;

    private CrashHarness(Supplier<JavaProgram> program) {
        this.program = program;
    }

    /** Lives of a program that goes on by itself where the one before was killed. */
    public static CrashHarness of(JavaProgram program) {
        return of(() -> program);
    }

    /** Lives of what the supplier says before each, such as a command that begins, then one that resumes. */
    public static CrashHarness of(Supplier<JavaProgram> program) {
        return new CrashHarness(program);
    }

    /**
     * One life.
     *
     * @param point when it is killed; it may end by itself before
     * @throws AssertionError if it neither ends nor reaches the point
     */
    public Life live(Supplier<KillPoint> point) throws Exception {
        KillPoint end = point.get();
        try (ChildJvm child = program.get().start()) {
            Deadline.in(LONGEST).await("the end of " + child, () -> !child.alive() || end.reached());
            child.kill();
            return child.await();
        }
    }

    /** One life that nobody ends. */
    public Life live() throws Exception {
        return live(() -> () -> false);
    }

    /**
     * Life after life, until one ends by itself; the last one of these.
     *
     * @param points when each is killed
     * @param afterEach looks at what it left
     * @throws AssertionError if none of a thousand comes to an end
     */
    public List<Life> liveUntilDone(Supplier<KillPoint> points, Consumer<Life> afterEach) throws Exception {
        List<Life> lives = new ArrayList<>();
        while (lives.size() < MOST_LIVES) {
            Life life = live(points);
            lives.add(life);
            afterEach.accept(life);
            if (!life.killed()) {
                return lives;
            }
        }
        throw new AssertionError("After " + MOST_LIVES + " lives it is not done: let the lives be longer.");
    }
}
