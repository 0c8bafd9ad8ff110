package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions of one call: each gives its recorded answer, or leaves the scope until there is one. Those about the same
 * matter are in order; those about another are not in their way, because a resume may meet them in another order.
 */
final class Questions {
    private final ScopeRun scope;
    private final String call;
    private final Map<String, Deque<Recorded>> asked = new HashMap<>();

    Questions(ScopeRun scope, String call, List<Recorded> before) {
        this.scope = scope;
        this.call = call;
        before.stream()
                .filter(recorded -> recorded.event() instanceof Event.Asked)
                .forEach(recorded ->
                        about(((Event.Asked) recorded.event()).question()).add(recorded));
    }

    private Deque<Recorded> about(Question question) {
        String matter = question instanceof Question.Decision decision
                ? decision.failure().code()
                : question.getClass().getSimpleName();
        return asked.computeIfAbsent(matter, first -> new ArrayDeque<>());
    }

    /** The answer, or the scope is left. */
    Answer ask(Question question) {
        Recorded before = about(question).poll();
        Recorded recorded = before == null ? scope.append(call, new Event.Asked(question)) : before;
        String id = Recorded.idOf(scope.run.id(), recorded.sequence());
        Optional<Answer> answer = scope.run.answers().find(id);
        return answer.orElseThrow(() -> scope.place.strand().unwind(Unwind.parked(id)));
    }
}
