package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.OpenQuestions;
import dev.journeyman.core.journal.Recorded;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Nothing goes on without an answer: a person who is here is asked, else the workflow waits. */
final class Parking {
    private final WorkflowId id;
    private final Optional<InputAdapter> input;
    private final Inbox inbox;
    private final Control control;
    private final Runnable whenAsking;
    private volatile boolean asking;
    private final Interview interview = new Interview();

    /** @param whenAsking is told when a person is asked: answers may come from elsewhere meanwhile */
    Parking(WorkflowId id, Optional<InputAdapter> input, Inbox inbox, Control control, Runnable whenAsking) {
        this.id = id;
        this.input = input;
        this.inbox = inbox;
        this.control = control;
        this.whenAsking = whenAsking;
    }

    /** Whether a person is being asked. */
    boolean asking() {
        return asking;
    }

    /** Ends what is asked if it is settled meanwhile; to be called when it may be. */
    void lookAgain() {
        interview.lookAgain();
    }

    /** Asks a person who is here now; true if there was an answer. */
    boolean isAnswered(Run run) throws InterruptedException {
        Optional<Recorded> asked = oldestOpen(run);
        if (asked.isEmpty()) {
            return true;
        }
        if (input.isEmpty()) {
            return false;
        }
        AskedQuestion question = question(asked.get());
        BooleanSupplier settled = () -> control.cancelled()
                || run.answers().find(question.id()).isPresent()
                || Deadlines.willStop(question.question(), run.now());
        Optional<Answer> answer = ask(input.get(), question, settled);
        return answer.map(said -> inbox.take(
                                asked.get(), new Signal.Answered("at the input", "input", question.id(), said)))
                        .orElse(false)
                || settled.getAsBoolean();
    }

    private Optional<Answer> ask(InputAdapter person, AskedQuestion question, BooleanSupplier settled)
            throws InterruptedException {
        asking = true;
        whenAsking.run();
        try {
            return interview.ask(person, id, question, settled);
        } finally {
            asking = false;
        }
    }

    /** What is waited for, in a line. */
    String reason(Run run) {
        return oldestOpen(run)
                .map(asked ->
                        question(asked).question().text().lines().findFirst().orElse("waits for an answer")
                                + Deadlines.note(run.timeline().call(asked.scope(), asked.call())))
                .orElse("waits for an answer");
    }

    private static Optional<Recorded> oldestOpen(Run run) {
        OpenQuestions questions = new OpenQuestions();
        run.timeline().events().forEach(questions::apply);
        return questions.oldest();
    }

    private AskedQuestion question(Recorded asked) {
        return new AskedQuestion(
                Recorded.idOf(id, asked.sequence()), asked.scope(), ((Event.Asked) asked.event()).question());
    }
}
