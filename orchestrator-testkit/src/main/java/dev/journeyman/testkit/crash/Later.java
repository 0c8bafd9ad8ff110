package dev.journeyman.testkit.crash;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Some time after another point. */
final class Later implements KillPoint {
    private final KillPoint point;
    private final Duration time;
    private @Nullable Deadline end;

    Later(KillPoint point, Duration time) {
        this.point = point;
        this.time = time;
    }

    @Override
    public boolean reached() throws Exception {
        if (end == null && point.reached()) {
            end = Deadline.in(time);
        }
        return end != null && end.over();
    }
}
