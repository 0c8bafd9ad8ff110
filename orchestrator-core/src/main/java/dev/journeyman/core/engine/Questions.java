package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import java.util.Optional;

/** The questions of one call, in order: each gives its recorded answer, or leaves the scope until there is one. */
final class Questions {
    private final ScopeRun scope;
    private final String call;
    private final List<Recorded> asked;
    private int next;

    Questions(ScopeRun scope, String call, List<Recorded> before) {
        this.scope = scope;
        this.call = call;
        this.asked = before.stream()
                .filter(recorded -> recorded.event() instanceof Event.Asked)
                .toList();
    }

    /** The answer, or the scope is left. */
    Answer ask(Question question) {
        Recorded recorded = next < asked.size() ? asked.get(next) : scope.append(call, new Event.Asked(question));
        next++;
        String id = Recorded.idOf(scope.run.id(), recorded.sequence());
        Optional<Answer> answer = scope.run.answers().find(id);
        return answer.orElseThrow(() -> scope.place.strand().unwind(Unwind.parked(id)));
    }
}
