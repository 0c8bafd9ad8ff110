package dev.journeyman.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.guard.Account;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.recovery.Circle;
import dev.journeyman.core.recovery.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is done in a phase or an item still leads anywhere. A fold over <em>all</em> events, so that no crash, retry
 * or redo makes it forget; a changed file, an answer of a person, a retry and a rollback do. Thread-safe.
 */
final class Turns {
    private static final Duration LONGEST_WITHOUT_NEWS = Duration.ofMinutes(30);
    private static final int KEPT = 2 * Circle.TIMES;

    private final Map<Account, Course> courses = new HashMap<>();
    private final Map<Account, Failure> failures = new HashMap<>();

    /** The last turns of a phase or item, and since when there is nothing new. */
    private static final class Course {
        private final Deque<Turn> turns = new ArrayDeque<>();
        private final Set<Turn> seen = new HashSet<>();
        private @Nullable Instant newsAt;
        private Instant now = Instant.EPOCH;

        void news(Instant at) {
            turns.clear();
            seen.clear();
            newsAt = at;
        }

        void take(Turn turn, Instant at) {
            turns.addLast(turn);
            if (turns.size() > KEPT) {
                turns.removeFirst();
            }
            if (seen.add(turn) && !turn.failed()) {
                newsAt = at;
            }
        }

        Duration withoutNews() {
            Instant since = newsAt;
            return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
        }
    }

    synchronized void apply(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.Owner) {
            courses.values().forEach(course -> course.newsAt = null);
        } else if (event instanceof Event.RetryGranted || event instanceof Event.RolledBack) {
            courses.clear();
        } else if (!recorded.scope().isEmpty()) {
            applyTo(course(recorded), recorded);
        }
        if (event instanceof Event.ItemFailed failed) {
            failures.put(Account.innermost(recorded.scope()), failed.why().failure());
        }
    }

    private Course course(Recorded recorded) {
        return courses.computeIfAbsent(Account.innermost(recorded.scope()), first -> new Course());
    }

    private void applyTo(Course course, Recorded recorded) {
        Event event = recorded.event();
        Instant newsAt = course.newsAt;
        course.newsAt = newsAt == null ? recorded.at() : newsAt;
        course.now = recorded.at();
        boolean begins = event instanceof Event.ItemStarted || event instanceof Event.PhaseStarted;
        boolean changed = event instanceof Event.LeavesTree left && left.left().isPresent();
        if (changed || event instanceof Event.Answered) {
            course.news(recorded.at());
        } else if (begins) {
            course.newsAt = recorded.at();
        } else {
            turn(event).ifPresent(turn -> course.take(turn, recorded.at()));
        }
    }

    private static Optional<Turn> turn(Event event) {
        if (event instanceof Event.StepDone done) {
            return what(done.action()).map(what -> new Turn(what, outcome(done.result()), false));
        }
        return event instanceof Event.StepFailed failed
                ? what(failed.action())
                        .map(what -> new Turn(what, failed.failure().message(), true))
                : Optional.empty();
    }

    /** A run differs from the one before by how long it took, which is no news. */
    private static String outcome(JsonNode result) {
        return result instanceof ObjectNode object
                ? object.deepCopy().without("millis").toString()
                : result.toString();
    }

    private static Optional<String> what(Action action) {
        if (action instanceof Action.RunCommand command) {
            return Optional.of("run " + String.join(" ", command.argv()));
        }
        if (action instanceof Action.EditFiles edit) {
            return Optional.of("edit " + String.join(", ", edit.paths()));
        }
        return action instanceof Action.CallModel model ? Optional.of("ask " + model.model()) : Optional.empty();
    }

    /** Why a person should look at it before the next step of an agent, if so. */
    synchronized Optional<Failure> stuck(String scope) {
        Course course = courses.get(Account.innermost(scope));
        if (course == null) {
            return Optional.empty();
        }
        Optional<Circle.Found> circle = Circle.in(new ArrayList<>(course.turns));
        if (circle.isPresent()) {
            return circle.map(found -> stuck(found.code(), found.text() + "."));
        }
        return course.withoutNews().compareTo(LONGEST_WITHOUT_NEWS) < 0
                ? Optional.empty()
                : Optional.of(stuck(
                        "no-progress",
                        "Nothing new has come of it for " + Durations.format(course.withoutNews()) + "."));
    }

    private static Failure stuck(String code, String text) {
        return Failure.of(
                Remedy.ASK_HUMAN, "stuck." + code, text + " Answer 'again' to let it go on, or 'stop' to fail it.");
    }

    /** How an item failed the last time, whatever became of that. */
    synchronized Optional<Failure> failedBefore(String scope) {
        return Optional.ofNullable(failures.get(Account.innermost(scope)));
    }
}
