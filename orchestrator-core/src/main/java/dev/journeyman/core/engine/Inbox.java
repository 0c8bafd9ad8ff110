package dev.journeyman.core.engine;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.core.journal.Effects;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Copies signals from the store's inbox into the journal, each once, and does what they say. One thread at a time. */
final class Inbox {
    private final WorkflowId id;
    private final CheckpointStore store;
    private final Journal journal;
    private final Control control;
    private final AnswerCheck check;
    private final TrackerRemarks remarks;
    private final InboxPosition position;

    Inbox(WorkflowId id, Parts parts, Journal journal, Control control, AnswerCheck check) {
        this.id = id;
        this.store = parts.store();
        this.remarks = new TrackerRemarks(id, parts);
        this.journal = journal;
        this.control = control;
        this.check = check;
        this.position = InboxPosition.of(journal.events());
    }

    /** Whether something was said to a workflow that nobody has done yet. */
    static boolean waiting(WorkflowId id, CheckpointStore store, List<Recorded> journal) throws InterruptedException {
        InboxPosition position = InboxPosition.of(journal);
        return position.rollingBack()
                || position.open().isPresent()
                || position.answer().isPresent()
                || !unread(id, store, position).isEmpty();
    }

    private static List<PostedSignal> unread(WorkflowId id, CheckpointStore store, InboxPosition position)
            throws InterruptedException {
        return store.inbox(id, position.last(), Duration.ZERO).stream()
                .filter(posted -> !position.isHandled(posted.id()))
                .toList();
    }

    /** The last thing that somebody said to a workflow and that is still to be done; what cannot be read says nothing. */
    static Optional<Signal> lastWaiting(WorkflowId id, CheckpointStore store, List<Recorded> journal)
            throws InterruptedException {
        InboxPosition position = InboxPosition.of(journal);
        Optional<Signal> copied = position.open().isPresent()
                ? position.open()
                : position.answer().map(Signal.class::cast);
        return unread(id, store, position).stream()
                .flatMap(posted -> read(posted).stream())
                .reduce((first, last) -> last)
                .or(() -> copied);
    }

    private static Optional<Signal> read(PostedSignal posted) {
        try {
            return Optional.of(Json.read(posted.json(), Signal.class));
        } catch (OrchestratorException e) {
            return Optional.empty();
        }
    }

    /** Takes up what was copied and is not done, because its owner was killed. */
    void recall() {
        if (position.rollingBack()) {
            control.beginUndoing();
        }
        position.answer().ifPresent(this::obey);
        position.open().ifPresent(this::obey);
    }

    /** Copies what is there, and before that what people said in the tracker; after a control signal nothing more, until it is done. */
    void copy(Duration wait) throws InterruptedException {
        remarks.post(position::isHandled);
        for (PostedSignal posted : store.inbox(id, position.last(), wait)) {
            if (!copy(posted)) {
                return;
            }
        }
    }

    private synchronized boolean copy(PostedSignal posted) {
        if (!control.listening()) {
            return false;
        }
        position.moveTo(posted.position());
        if (position.handle(posted.id())) {
            take(posted);
        }
        return true;
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

    /** Copies the answers about effects that cannot be undone: what is under way cannot go on without them. */
    synchronized void copyHelp() throws InterruptedException {
        for (PostedSignal posted : store.inbox(id, position.last(), Duration.ZERO)) {
            if (isHelp(posted) && position.handle(posted.id())) {
                take(posted);
            }
        }
    }

    private boolean isHelp(PostedSignal posted) {
        try {
            return Json.read(posted.json(), Signal.class) instanceof Signal.Answered answered
                    && question(answered.questionId())
                            .filter(asked -> Effects.inUndo(asked.scope()))
                            .isPresent();
        } catch (OrchestratorException e) {
            // Its turn comes.
            return false;
        }
    }

    private void obey(Signal signal) {
        if (signal instanceof Signal.Answered answered) {
            answer(answered);
        } else if (signal instanceof Signal.Pause pause) {
            control.rest(WorkflowStatus.PAUSED, reason(pause));
        } else if (signal instanceof Signal.Stop stop) {
            control.rest(WorkflowStatus.STOPPED, reason(stop));
        } else if (signal instanceof Signal.Abandon abandon) {
            control.rest(WorkflowStatus.ABANDONED, reason(abandon));
        } else if (signal instanceof Signal.RollBack back) {
            control.rollBack(new Control.RollBack(back.id(), back.toSequence()));
        }
    }

    /** Why somebody asked the workflow to rest, for people. */
    static String reason(Signal signal) {
        if (signal instanceof Signal.Pause pause) {
            return said(pause.by(), pause.reason());
        }
        if (signal instanceof Signal.Stop stop) {
            return said(stop.by(), stop.reason());
        }
        return signal instanceof Signal.Abandon abandon ? said(abandon.by(), abandon.reason()) : "by " + signal.by();
    }

    private static String said(String by, String reason) {
        return reason.isBlank() ? "by " + by : reason + " (" + by + ")";
    }

    private void answer(Signal.Answered answered) {
        Optional<Recorded> asked = question(answered.questionId());
        if (asked.isEmpty()) {
            ignore(answered.id(), "question " + answered.questionId() + " is not open in this workflow");
        } else if (isAnswered(answered.questionId())) {
            ignore(answered.id(), "question " + answered.questionId() + " has been answered before");
        } else {
            take(asked.get(), answered);
        }
    }

    /**
     * Records an answer where its question was asked, unless somebody was first or it cannot count.
     *
     * @return whether the question is answered now
     */
    synchronized boolean take(Recorded asked, Signal.Answered said) {
        if (isAnswered(said.questionId())) {
            return true;
        }
        AskedQuestion question =
                new AskedQuestion(said.questionId(), asked.scope(), ((Event.Asked) asked.event()).question());
        Optional<String> refusal = check.refusal(question, said.answer());
        refusal.ifPresentOrElse(
                why -> ignore(said.id(), why),
                () -> journal.append(
                        asked.scope(), asked.call(), new Event.Answered(said.questionId(), said.answer(), said.by())));
        return refusal.isEmpty();
    }

    private boolean isAnswered(String questionId) {
        return journal.timeline().events().stream()
                .anyMatch(recorded -> recorded.event() instanceof Event.Answered answered
                        && answered.questionId().equals(questionId));
    }

    private Optional<Recorded> question(String questionId) {
        List<Recorded> timeline = journal.timeline().events();
        return timeline.stream()
                .filter(recorded -> recorded.event() instanceof Event.Asked)
                .filter(recorded -> Recorded.idOf(id, recorded.sequence()).equals(questionId))
                .findFirst();
    }

    /** Records that a signal came to nothing. */
    void ignore(String signalId, String reason) {
        journal.append("", new Event.Ignored(signalId, reason));
    }
}
