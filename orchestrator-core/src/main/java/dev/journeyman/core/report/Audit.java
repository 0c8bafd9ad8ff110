package dev.journeyman.core.report;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The trail of all that was done in a workflow, in the order of the journal: a fold over all its events. */
public final class Audit {
    private static final String ENGINE = "engine";

    private final List<Recorded> journal;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Map<String, String> agents = new HashMap<>();
    private final Map<String, Recorded> begun = new LinkedHashMap<>();
    private final Set<Long> counting = new HashSet<>();
    private long newestOwner;

    private Audit(List<Recorded> journal) {
        this.journal = journal;
        Timeline.of(journal).events().forEach(recorded -> counting.add(recorded.sequence()));
    }

    /** The trail of a journal. */
    public static List<AuditEntry> of(List<Recorded> journal) {
        Audit audit = new Audit(journal);
        journal.forEach(audit::take);
        audit.unfinished(open -> true);
        audit.entries.sort(Comparator.comparingLong(AuditEntry::sequence));
        return List.copyOf(audit.entries);
    }

    private void take(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.Owner) {
            newestOwner = recorded.sequence();
            unfinished(open -> diesWithItsProcess(open.event()));
        } else if (event instanceof Event.RollbackStarted back) {
            unfinished(open -> open.sequence() > back.to() || diesWithItsProcess(open.event()));
            add(entry(recorded, "roll back", "to " + back.to()).output(back.plan()));
        } else if (event instanceof Event.AskOpened opened) {
            agents.put(recorded.callId(), opened.agent());
            begun.put(recorded.callId(), recorded);
        } else if (begins(event)) {
            begun.putIfAbsent(recorded.callId(), recorded);
        } else {
            step(recorded, event);
            ask(recorded, event);
            said(recorded, event);
            control(recorded, event);
        }
    }

    private static boolean begins(Event event) {
        return event instanceof Event.Intent
                || event instanceof Event.Reserved
                || event instanceof Event.ProcessStarted;
    }

    private void step(Recorded recorded, Event event) {
        if (event instanceof Event.StepDone done) {
            add(entry(recorded, done.action().name(), ActionText.input(done.action()))
                    .output(ActionText.output(done.result()))
                    .rule(done.rule())
                    .took(measured(done)));
        } else if (event instanceof Event.StepFailed failed) {
            boolean denied = failed.failure().code().startsWith("gate.");
            add(entry(recorded, failed.action().name(), ActionText.input(failed.action()))
                    .failed(denied ? AuditEntry.Status.DENIED : AuditEntry.Status.FAILED, failed.failure())
                    .took(measured(failed)));
        } else if (event instanceof Event.TryFailed failed) {
            add(entry(recorded, kind(recorded), "")
                    .failed(AuditEntry.Status.RETRIED, failed.failure())
                    .took(measured(failed)));
        }
    }

    private static Optional<Duration> measured(Event.Tried tried) {
        return Optional.of(Duration.ofMillis(tried.millis()));
    }

    private void ask(Recorded recorded, Event event) {
        if (event instanceof Event.AskDone done) {
            add(entry(recorded, "ask", kind(recorded)).output(done.summary()).took(sinceBegun(recorded)));
        } else if (event instanceof Event.AskFailed failed) {
            add(entry(recorded, "ask", kind(recorded)).failed(AuditEntry.Status.FAILED, failed.failure()));
        }
    }

    private void said(Recorded recorded, Event event) {
        if (event instanceof Event.Asked asked) {
            add(entry(recorded, "question", asked.question().text()));
        } else if (event instanceof Event.Answered answered) {
            add(entry(recorded, "answer", answered.questionId())
                    .by(answered.by())
                    .output(words(answered.answer())));
        } else if (event instanceof Event.DeadlinePassed passed) {
            add(entry(recorded, "deadline passed", passed.deadline().toString()));
        } else if (event instanceof Event.Received received && !(received.signal() instanceof Signal.Answered)) {
            add(entry(recorded, "signal", received.signal().getClass().getSimpleName())
                    .by(received.signal().by()));
        }
    }

    private void control(Recorded recorded, Event event) {
        if (event instanceof Event.Merged merged) {
            add(entry(recorded, "merge", merged.what()).output(merged.tree()));
        } else if (event instanceof Event.RedoStarted redo) {
            add(entry(recorded, "redo", redo.phase()).output(redo.why()));
        } else if (event instanceof Event.RetryGranted retry) {
            retry.failures().forEach(failure -> add(entry(recorded, "retry", failure.scope() + "/" + failure.call())));
        } else if (event instanceof Event.LimitNear near) {
            add(entry(recorded, "limit", near.text()));
        } else if (event instanceof Event.LeftOut leftOut) {
            add(entry(recorded, "leave out", String.join(", ", leftOut.files())));
        } else if (event instanceof Event.Suspended suspended) {
            suspended
                    .work()
                    .forEach(work -> add(entry(recorded, "suspend", work.phase() + " " + work.item())
                            .by(work.agent())
                            .output(work.last())));
        } else if (event instanceof Event.Cleaned cleaned) {
            add(entry(recorded, "clean", "").by(cleaned.by()));
        } else if (event instanceof Event.RolledBack back) {
            add(entry(recorded, "rolled back", "to " + back.to()));
        } else if (event instanceof Event.Undone undone) {
            add(entry(recorded, "undo", effect(undone.intent())).output(words(undone.how())));
        } else if (event instanceof Event.UndoFailed failed) {
            add(entry(recorded, "undo", "")
                    .failed(AuditEntry.Status.FAILED, failed.why().failure()));
        } else if (event instanceof Event.Ignored ignored) {
            add(entry(recorded, "ignore signal", ignored.signalId()).output(ignored.reason()));
        }
    }

    private String effect(long intent) {
        return journal.get((int) intent - 1).callId();
    }

    private static String words(Event.Undoing how) {
        return switch (how) {
            case UNDONE -> "undone";
            case BY_HAND -> "undone by hand";
            case LEFT -> "left as it is";
        };
    }

    private static String words(Answer answer) {
        if (answer instanceof Answer.Approved approved) {
            String edited = approved.edited()
                    .map(artifact -> "with another " + artifact.name() + " ")
                    .orElse("");
            return "approved " + edited + approved.comment();
        }
        if (answer instanceof Answer.Rejected rejected) {
            return "rejected " + rejected.comment();
        }
        return answer instanceof Answer.Said said ? said.text() : answer.toString();
    }

    /** What began and has no end yet. */
    private void unfinished(Predicate<Recorded> which) {
        for (Recorded recorded : List.copyOf(begun.values())) {
            if (which.test(recorded)) {
                add(entry(recorded, kind(recorded), input(recorded.event())).ended(AuditEntry.Status.UNFINISHED));
            }
        }
    }

    /** An ask goes on with the next owner, and so does what was announced. */
    private static boolean diesWithItsProcess(Event event) {
        return event instanceof Event.Reserved || event instanceof Event.ProcessStarted;
    }

    private static String input(Event event) {
        if (event instanceof Event.Intent intent) {
            return ActionText.input(intent.action());
        }
        return event instanceof Event.ProcessStarted process ? process.command() : "";
    }

    /** Times of different owners are never compared. */
    private Optional<Duration> sinceBegun(Recorded ended) {
        return Optional.ofNullable(begun.get(ended.callId()))
                .filter(started -> started.sequence() > newestOwner)
                .map(started -> Duration.between(started.at(), ended.at()));
    }

    /** The kind of a call: {@code model} of {@code model/1}, {@code ask:coder} of {@code ask:coder:1}. */
    private static String kind(Recorded recorded) {
        int end = Math.max(recorded.call().lastIndexOf('/'), recorded.call().lastIndexOf(':'));
        return end < 0 ? recorded.call() : recorded.call().substring(0, end);
    }

    private AuditLine entry(Recorded recorded, String action, String input) {
        return new AuditLine(
                recorded, actor(recorded), action, ActionText.brief(input), counting.contains(recorded.sequence()));
    }

    private void add(AuditLine line) {
        begun.remove(line.callId());
        entries.add(line.entry());
    }

    /** The agent of the ask that it happened in. */
    private String actor(Recorded recorded) {
        String own = agents.get(recorded.callId());
        for (String scope = recorded.scope(); own == null && !scope.isEmpty(); scope = parent(scope)) {
            own = agents.get(scope);
        }
        return own == null ? ENGINE : own;
    }

    private static String parent(String scope) {
        int end = scope.lastIndexOf('/');
        return end < 0 ? "" : scope.substring(0, end);
    }
}
