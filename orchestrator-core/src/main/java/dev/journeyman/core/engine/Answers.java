package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The answers on the timeline; the first to a question counts. Thread-safe. */
final class Answers {
    private final Map<String, Answer> byQuestion = new ConcurrentHashMap<>();

    void apply(Recorded recorded) {
        if (recorded.event() instanceof Event.Answered answered) {
            byQuestion.putIfAbsent(answered.questionId(), answered.answer());
        }
    }

    Optional<Answer> find(String questionId) {
        return Optional.ofNullable(byQuestion.get(questionId));
    }

    /** What a person said, whatever the kind of the answer. */
    static String text(Answer answer) {
        if (answer instanceof Answer.Said said) {
            return said.text();
        }
        if (answer instanceof Answer.Rejected rejected) {
            return "no. " + rejected.comment();
        }
        return answer instanceof Answer.Approved approved ? "yes. " + approved.comment() : answer.toString();
    }
}
