package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Journal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks whether an answer is about what its question shows, and whether what it brings along can be used.
 *
 * @param trees reads commits
 */
record AnswerCheck(Journal journal, Artifacts artifacts, Function<String, Tree> trees) {

    /** Why it does not count; empty if it does. */
    Optional<String> refusal(AskedQuestion asked, Answer answer) {
        if (!(answer instanceof Answer.Approved approved)) {
            return Optional.empty();
        }
        if (!(asked.question() instanceof Question.Approval approval)) {
            return approved.edited().map(edited -> "only what waits for approval can be edited");
        }
        if (!about(approval, approved)) {
            return Optional.of("the answer is about another tree or artifact than question " + asked.id());
        }
        return approved.edited()
                .flatMap(edited -> Review.of(asked, journal.timeline().events(), artifacts, trees)
                        .refusal(edited));
    }

    private static boolean about(Question.Approval approval, Answer.Approved approved) {
        return approval.tree().equals(approved.tree())
                && approval.artifactHash().equals(approved.artifactHash());
    }
}
