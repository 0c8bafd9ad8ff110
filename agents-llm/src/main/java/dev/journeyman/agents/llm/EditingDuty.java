package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.AnswerSchema;
import dev.journeyman.agents.llm.answer.EditAnswer;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.DocsReport;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.StepFailedException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes files; edits that are refused are sent back once. */
final class EditingDuty implements Duty {
    /** What another answer may do better: edits that do not fit the files, and files that must not be touched. */
    private static final Pattern BETTER_NEXT_TIME = Pattern.compile("edit\\..*|gate\\.(path|exclusion)");

    private final AnswerSchema<EditAnswer> schema;
    private final BiFunction<EditAnswer, List<String>, Outcome.Done> report;

    private EditingDuty(AnswerSchema<EditAnswer> schema, BiFunction<EditAnswer, List<String>, Outcome.Done> report) {
        this.schema = schema;
        this.report = report;
    }

    static Duty code() {
        return new EditingDuty(
                EditAnswer.EDITS, (answer, files) -> new Outcome.Done(Optional.empty(), answer.summary()));
    }

    static Duty tests() {
        return new EditingDuty(
                EditAnswer.TESTS,
                (answer, files) -> new Outcome.Done(
                        Optional.empty(),
                        answer.summary() + " Test classes: " + String.join(", ", answer.testClasses())));
    }

    static Duty documentation() {
        return new EditingDuty(
                EditAnswer.EDITS,
                (answer, files) ->
                        new Outcome.Done(Optional.of(new DocsReport(answer.summary(), files)), answer.summary()));
    }

    @Override
    public Outcome fulfil(Conversation conversation) throws AskFailedException {
        EditAnswer answer = conversation.ask(schema);
        try {
            return report.apply(answer, touched(conversation, answer));
        } catch (StepFailedException | ActionDeniedException e) {
            if (!BETTER_NEXT_TIME.matcher(e.failure().code()).matches()) {
                throw e;
            }
            EditAnswer second = conversation.askAgain(schema, e.failure().message());
            return report.apply(second, touched(conversation, second));
        }
    }

    private static List<String> touched(Conversation conversation, EditAnswer answer) {
        if (answer.edits().isEmpty()) {
            return List.of();
        }
        Change change = conversation.change(answer.edits());
        return Stream.of(change.created(), change.modified(), change.deleted())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
