package dev.journeyman.agents.llm.answer;

import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.work.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request, understood or asked back about.
 *
 * @param requirements empty if something must be known first
 * @param questions what must be known first; empty if there are requirements
 */
public record RequirementsAnswer(Optional<Requirements> requirements, List<Question> questions) {
    /** Requirements, or at least one question that blocks them. */
    public static final AnswerSchema<RequirementsAnswer> SCHEMA = new AnswerSchema<>(RequirementsAnswer::read);

    public RequirementsAnswer {
        questions = List.copyOf(questions);
    }

    /**
     * Something only a person knows.
     *
     * @param text the question
     * @param options suggested answers; may be empty
     * @param blocking false if the work can go on under an assumption
     */
    public record Question(String text, List<String> options, boolean blocking) {
        public Question {
            options = List.copyOf(options);
        }
    }

    private enum Complexity {
        SIMPLE,
        MODERATE,
        COMPLEX,
        ADVANCED
    }

    private static Optional<RequirementsAnswer> read(Fields fields) {
        List<Question> questions = fields.objects("questions", RequirementsAnswer::question);
        List<Question> blocking = questions.stream().filter(Question::blocking).toList();
        if (!blocking.isEmpty()) {
            return fields.make(() -> new RequirementsAnswer(Optional.empty(), blocking));
        }
        Optional<Requirements> requirements = requirements(fields, questions);
        return fields.make(() -> new RequirementsAnswer(requirements, List.of()));
    }

    private static Optional<Question> question(Fields fields) {
        String text = fields.text("text");
        List<String> options = fields.texts("options");
        boolean blocking = fields.flag("blocking");
        return fields.make(() -> new Question(text, options, blocking));
    }

    private static Optional<Requirements> requirements(Fields fields, List<Question> open) {
        String title = fields.text("title");
        String summary = fields.text("summary");
        List<UserStory> stories = fields.some("stories", RequirementsAnswer::story);
        List<String> functional = fields.texts("functional");
        List<String> nonFunctional = fields.texts("nonFunctional");
        List<String> entities = fields.texts("entities");
        List<String> dependencies = fields.texts("dependencies");
        List<String> integrationPoints = fields.texts("integrationPoints");
        Priority priority = fields.word("priority", Priority.class, Priority.P2);
        Complexity complexity = fields.word("complexity", Complexity.class, Complexity.MODERATE);
        List<String> assumptions = assumptions(fields.texts("assumptions"), open);
        return fields.make(() -> new Requirements(
                title,
                summary,
                stories,
                functional,
                nonFunctional,
                entities,
                dependencies,
                integrationPoints,
                priority.name(),
                complexity.name().toLowerCase(Locale.ROOT),
                assumptions));
    }

    private static List<String> assumptions(List<String> assumptions, List<Question> open) {
        return Stream.concat(assumptions.stream(), open.stream().map(question -> "Left open: " + question.text()))
                .toList();
    }

    private static Optional<UserStory> story(Fields fields) {
        String id = fields.text("id");
        String role = fields.text("role");
        String action = fields.text("action");
        String value = fields.text("value");
        List<Criterion> criteria = fields.some("criteria", RequirementsAnswer::criterion);
        List<String> preconditions = fields.texts("preconditions");
        List<String> postconditions = fields.texts("postconditions");
        List<String> edgeCases = fields.texts("edgeCases");
        List<String> invest = fields.texts("invest");
        return fields.make(() ->
                new UserStory(id, role, action, value, criteria, preconditions, postconditions, edgeCases, invest));
    }

    private static Optional<Criterion> criterion(Fields fields) {
        String given = fields.text("given");
        String when = fields.text("when");
        String then = fields.text("then");
        return fields.make(() -> new Criterion(given, when, then));
    }
}
