package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.RequirementsAnswer;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.dialog.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a request into requirements, or asks back. */
final class RequirementsDuty implements Duty {
    @Override
    public Outcome fulfil(Conversation conversation) throws AskFailedException {
        RequirementsAnswer answer = conversation.ask(RequirementsAnswer.SCHEMA);
        return answer.requirements().map(RequirementsDuty::done).orElseGet(() -> ask(answer.questions()));
    }

    private static Outcome done(Requirements requirements) {
        return new Outcome.Done(Optional.of(requirements), requirements.summary());
    }

    /** Options belong to one question; several are asked together, in one breath. */
    private static Outcome ask(List<RequirementsAnswer.Question> questions) {
        String text = questions.size() == 1
                ? questions.get(0).text()
                : questions.stream().map(RequirementsDuty::line).collect(Collectors.joining("\n"));
        List<String> options = questions.size() == 1 ? questions.get(0).options() : List.of();
        return new Outcome.NeedsInput(new Question.Clarification(text, options));
    }

    private static String line(RequirementsAnswer.Question question) {
        return "- " + question.text()
                + (question.options().isEmpty() ? "" : " (" + String.join(" / ", question.options()) + ")");
    }
}
