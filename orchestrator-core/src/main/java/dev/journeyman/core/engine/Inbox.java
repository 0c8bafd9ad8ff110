package dev.journeyman.core.engine;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies signals from the store's inbox into the journal, each once, and does what they say. One thread at a time. */
final class Inbox {
    private final WorkflowId id;
    private final CheckpointStore store;
    private final Journal journal;
    private final Control control;
    private final Answers answers;
    private final Set<String> handled = new HashSet<>();
    private long position;

    Inbox(WorkflowId id, CheckpointStore store, Journal journal, Control control, Answers answers) {
        this.id = id;
        this.store = store;
        this.journal = journal;
        this.control = control;
        this.answers = answers;
        for (Recorded recorded : journal.events()) {
            if (recorded.event() instanceof Event.Received received) {
                position = Math.max(position, received.position());
                handled.add(received.signal().id());
            } else if (recorded.event() instanceof Event.Ignored ignored) {
                handled.add(ignored.signalId());
            }
        }
    }

    /** Copies what is there; after a control signal nothing more, until it is done. */
    void copy(Duration wait) throws InterruptedException {
        for (PostedSignal posted : store.inbox(id, position, wait)) {
            if (control.cancelled()) {
                return;
            }
            position = posted.position();
            if (handled.add(posted.id())) {
                take(posted);
            }
        }
    }

    private void take(PostedSignal posted) {
        Signal signal;
        try {
            signal = Json.read(posted.json(), Signal.class);
        } catch (OrchestratorException e) {
            journal.append("", new Event.Ignored(posted.id(), "it cannot be read: " + e.getMessage()));
            return;
        }
        journal.append("", new Event.Received(posted.position(), signal));
        obey(signal);
    }

    private void obey(Signal signal) {
        if (signal instanceof Signal.Answered answered) {
            answer(answered);
        } else if (signal instanceof Signal.Pause pause) {
            control.rest(WorkflowStatus.PAUSED, said(pause.by(), pause.reason()));
        } else if (signal instanceof Signal.Stop stop) {
            control.rest(WorkflowStatus.STOPPED, said(stop.by(), stop.reason()));
        } else if (signal instanceof Signal.Abandon abandon) {
            control.rest(WorkflowStatus.ABANDONED, said(abandon.by(), abandon.reason()));
        } else if (signal instanceof Signal.RollBack) {
            ignore(signal, "rolling back is not offered by this version");
        }
    }

    private static String said(String by, String reason) {
        return reason.isBlank() ? "by " + by : reason + " (" + by + ")";
    }

    private void answer(Signal.Answered answered) {
        Optional<Recorded> asked = question(answered.questionId());
        if (asked.isEmpty()) {
            ignore(answered, "question " + answered.questionId() + " is not open in this workflow");
        } else if (answers.find(answered.questionId()).isPresent()) {
            ignore(answered, "question " + answered.questionId() + " has been answered before");
        } else if (!fits(((Event.Asked) asked.get().event()).question(), answered.answer())) {
            ignore(answered, "the answer is about another tree or artifact than question " + answered.questionId());
        } else {
            record(asked.get(), answered.questionId(), answered.answer(), answered.by());
        }
    }

    /** Records an answer where its question was asked, unless somebody was first. */
    synchronized void record(Recorded asked, String questionId, Answer answer, String by) {
        if (answers.find(questionId).isEmpty()) {
            journal.append(asked.scope(), asked.call(), new Event.Answered(questionId, answer, by));
        }
    }

    private Optional<Recorded> question(String questionId) {
        List<Recorded> timeline = journal.timeline().events();
        return timeline.stream()
                .filter(recorded -> recorded.event() instanceof Event.Asked)
                .filter(recorded -> Recorded.idOf(id, recorded.sequence()).equals(questionId))
                .findFirst();
    }

    private static boolean fits(Question question, Answer answer) {
        return !(question instanceof Question.Approval approval && answer instanceof Answer.Approved approved)
                || (approval.tree().equals(approved.tree())
                        && approval.artifactHash().equals(approved.artifactHash()));
    }

    private void ignore(Signal signal, String reason) {
        journal.append("", new Event.Ignored(signal.id(), reason));
    }
}
