package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private static final AskedQuestion WHICH =
            new AskedQuestion("q", "phase#1", new Question.Clarification("Which?", List.of()));

    private final Interview interview = new Interview();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final SilentPerson person = new SilentPerson();

    private FutureTask<Optional<Answer>> asking() {
        FutureTask<Optional<Answer>> asking = new FutureTask<>(() -> {
            Optional<Answer> answer = interview.ask(person, new WorkflowId("w"), WHICH, settled::get);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return answer;
        });
        Thread thread = new Thread(asking, "interview");
        thread.setDaemon(true);
        thread.start();
        return asking;
    }

    @Test
    void endsWhenTheQuestionIsSettledElsewhere() throws Exception {
        FutureTask<Optional<Answer>> asking = asking();
        person.asked.await();
        interview.lookAgain();
        assertThat(asking.isDone()).isFalse();
        settled.set(true);
        interview.lookAgain();
        assertThat(asking.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void doesNotAskWhatIsSettledAlready() throws Exception {
        settled.set(true);
        assertThat(interview.ask(person, new WorkflowId("w"), WHICH, settled::get))
                .isEmpty();
        assertThat(person.asked.getCount()).isEqualTo(1);
    }

    @Test
    void anInterruptOfSomebodyElsePasses() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> interview.ask(person, new WorkflowId("w"), WHICH, settled::get))
                .isInstanceOf(InterruptedException.class);
    }

    /** Never answers. */
    private static final class SilentPerson implements InputAdapter {
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public Optional<WorkRequest> nextRequest() {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> ask(WorkflowId id, AskedQuestion question) throws InterruptedException {
            asked.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        }

        @Override
        public void show(WorkflowView view) {}

        @Override
        public void close() {}
    }
}
