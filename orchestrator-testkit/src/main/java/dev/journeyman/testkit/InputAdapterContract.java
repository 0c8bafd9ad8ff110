package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link InputAdapter} keeps. An adapter's own test extends it and says how to open one. */
public abstract class InputAdapterContract {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final AskedQuestion APPROVAL =
            asked("q-1", new Question.Approval("planning", "planning", "tree-1", "hash-1", "# Plan\n\n- one\n- two"));
    private static final AskedQuestion CLARIFICATION =
            asked("q-2", new Question.Clarification("Which \u00fcnit?", List.of("metres", "feet")));
    private static final AskedQuestion DECISION = asked(
            "q-3",
            new Question.Decision(
                    Failure.of(Remedy.ASK_HUMAN, "limit.calls", "200 calls are used up."),
                    "Go on?",
                    List.of("raise", "stop")));

    private final List<InputAdapter> opened = new ArrayList<>();

    /** Opens an adapter where nobody is there: no request, no answer. */
    protected abstract InputAdapter open() throws Exception;

    /** Opens an adapter whose person gives that answer to every question; empty if nobody can ever answer there. */
    protected Optional<InputAdapter> answering(Answer answer) throws Exception {
        return Optional.empty();
    }

    /** Opens an adapter whose person has that one request; empty if no request ever comes from there. */
    protected Optional<InputAdapter> requesting(WorkRequest request) throws Exception {
        return Optional.empty();
    }

    private InputAdapter adapter() throws Exception {
        return closedLater(open());
    }

    private InputAdapter closedLater(InputAdapter adapter) {
        opened.add(adapter);
        return adapter;
    }

    @AfterEach
    final void closeAdapters() {
        opened.forEach(InputAdapter::close);
    }

    @Test
    void whereNobodyIsThereIsNoRequest() throws Exception {
        InputAdapter adapter = adapter();
        assertThat(inTime(adapter::nextRequest)).isEmpty();
        assertThat(inTime(adapter::nextRequest)).isEmpty();
    }

    @Test
    void aRequestIsGivenOnce() throws Exception {
        WorkRequest request = WorkRequest.of("Add a \u00fcseful feature");
        InputAdapter adapter = requesting(request).map(this::closedLater).orElse(adapter());
        Optional<WorkRequest> given = inTime(adapter::nextRequest);
        assertThat(given).isEqualTo(requesting(request).map(ignored -> request));
        assertThat(inTime(adapter::nextRequest)).isEmpty();
    }

    @Test
    void aQuestionThatNobodyAnswersIsLeftToBeAnsweredLater() throws Exception {
        InputAdapter adapter = adapter();
        for (AskedQuestion question : List.of(APPROVAL, CLARIFICATION, DECISION)) {
            assertThat(inTime(() -> adapter.ask(ID, question))).isEmpty();
        }
    }

    @Test
    void anApprovalIsBoundToWhatWasShown() throws Exception {
        passesOn(APPROVAL, new Answer.Approved("tree-1", "hash-1", "fine"));
    }

    @Test
    void aRejectionIsPassedOn() throws Exception {
        passesOn(APPROVAL, new Answer.Rejected("Use feet, n\u00f6t metres."));
    }

    @Test
    void anAnswerInWordsIsPassedOn() throws Exception {
        passesOn(CLARIFICATION, new Answer.Said("metres"));
        passesOn(DECISION, new Answer.Said("raise"));
    }

    private void passesOn(AskedQuestion question, Answer answer) throws Exception {
        Optional<InputAdapter> adapter = answering(answer).map(this::closedLater);
        if (adapter.isPresent()) {
            assertThat(inTime(() -> adapter.get().ask(ID, question))).contains(answer);
        }
    }

    @Test
    void anInterruptEndsTheAsking() throws Exception {
        InputAdapter adapter = adapter();
        assertThat(inTime(() -> askInterrupted(adapter))).isTrue();
    }

    private static boolean askInterrupted(InputAdapter adapter) {
        Thread.currentThread().interrupt();
        try {
            return adapter.ask(ID, APPROVAL).isEmpty();
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void everyStateOfAWorkflowCanBeShown() throws Exception {
        InputAdapter adapter = adapter();
        for (WorkflowStatus status : WorkflowStatus.values()) {
            assertThatCode(() -> showAll(adapter, status)).doesNotThrowAnyException();
        }
    }

    private static void showAll(InputAdapter adapter, WorkflowStatus status) {
        adapter.show(Views.empty(status));
        adapter.show(Views.full(status, Optional.empty()));
        for (AskedQuestion question : List.of(APPROVAL, CLARIFICATION, DECISION)) {
            adapter.show(Views.full(status, Optional.of(question)));
        }
    }

    @Test
    void manyThreadsShowAndAskAtTheSameTime() throws Exception {
        InputAdapter adapter = adapter();
        List<Boolean> done = Crew.together(4, i -> () -> {
            for (int n = 0; n < 20; n++) {
                showAll(adapter, WorkflowStatus.RUNNING);
            }
            return adapter.ask(ID, APPROVAL).isEmpty();
        });
        assertThat(done).containsOnly(true);
    }

    @Test
    void closingAgainIsHarmless() throws Exception {
        InputAdapter adapter = adapter();
        adapter.close();
        assertThatCode(adapter::close).doesNotThrowAnyException();
    }

    private static AskedQuestion asked(String id, Question question) {
        return new AskedQuestion(id, "planning#1", question);
    }

    private static <T> T inTime(Callable<T> call) throws Exception {
        try (Crew crew = new Crew()) {
            Future<T> result = crew.start(call);
            return Crew.finish(result);
        }
    }
}
