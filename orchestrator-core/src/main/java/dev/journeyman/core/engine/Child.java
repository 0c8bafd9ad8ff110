package dev.journeyman.core.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scope that runs on a thread of its own until it has ended or is left. */
final class Child {
    private volatile boolean ended;
    private volatile @Nullable Unwind left;

    private Child() {}

    static Child fork(Run run, String name, Runnable body) {
        Child child = new Child();
        run.strands().fork(name, () -> child.live(run, body));
        return child;
    }

    private void live(Run run, Runnable body) {
        try {
            body.run();
        } catch (Unwind unwind) {
            left = unwind;
        } catch (Throwable accident) {
            left = new Unwind(Unwind.Cause.CLOSED, accident);
        } finally {
            ended = true;
            run.strands().changed();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Why it was left; empty if it recorded its end. */
    Optional<Unwind> left() {
        return Optional.ofNullable(left);
    }
}
