package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.EditedArtifact;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.core.journal.ArtifactDocument;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.StoredArtifact;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.plan.PlanReview;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person looks at before they answer a gate: the artifacts of the phase, which they may edit and approve with.
 *
 * <p>An edited artifact is a new one by that person: phases that follow get it instead of the one that was shown. It is
 * checked as an agent's is. What the engine has seen or done is evidence, which nobody edits. An answer made here counts for
 * this question only.
 */
public final class Review {
    private static final Pattern HEAD =
            Pattern.compile("^# Artifact '([^']+)' of question (\\p{XDigit}+)", Pattern.MULTILINE);

    private final AskedQuestion asked;
    private final Question.Approval approval;
    private final List<StoredArtifact> shown;
    private final Artifacts artifacts;
    private final Function<String, Tree> trees;

    private Review(
            AskedQuestion asked,
            Question.Approval approval,
            List<StoredArtifact> shown,
            Artifacts artifacts,
            Function<String, Tree> trees) {
        this.asked = asked;
        this.approval = approval;
        this.shown = shown;
        this.artifacts = artifacts;
        this.trees = trees;
    }

    /**
     * Of what the open question of a workflow shows.
     *
     * @param timeline where it was asked
     * @param trees reads commits
     * @throws OrchestratorException with the code {@code review.none} if no result waits for an approval
     */
    public static Review of(
            WorkflowView workflow, List<Recorded> timeline, Artifacts artifacts, Function<String, Tree> trees) {
        AskedQuestion asked = workflow.question()
                .orElseThrow(() -> refused("none", "Workflow " + workflow.id() + " waits for no answer."));
        return of(asked, timeline, artifacts, trees);
    }

    /**
     * Of what a question shows.
     *
     * @throws OrchestratorException with the code {@code review.none} if it is not about a result
     */
    static Review of(AskedQuestion asked, List<Recorded> timeline, Artifacts artifacts, Function<String, Tree> trees) {
        if (!(asked.question() instanceof Question.Approval approval)) {
            throw refused("none", "What is asked is no approval: there is no result to look at or to edit.");
        }
        List<StoredArtifact> shown = Timeline.last(
                        timeline.stream()
                                .filter(recorded -> recorded.scope().equals(asked.scope()))
                                .toList(),
                        Event.PhaseDone.class)
                .map(Event.PhaseDone::artifacts)
                .orElse(List.of());
        return new Review(asked, approval, shown, artifacts, trees);
    }

    /** The question that is answered. */
    public AskedQuestion question() {
        return asked;
    }

    /** The names of the artifacts that may be edited. */
    public List<String> editable() {
        return shown.stream()
                .filter(artifacts::editable)
                .map(StoredArtifact::name)
                .toList();
    }

    /** An artifact that may be edited, as it was shown. */
    public Record artifact(String name) {
        return artifacts.load(find(name));
    }

    /**
     * The same as YAML, headed by what it belongs to.
     *
     * @param workflow named in the head, for people
     */
    public String document(WorkflowId workflow, String name) {
        return "# Artifact '" + name + "' of question " + asked.id() + ", phase '" + approval.phase()
                + "' of workflow " + workflow + ".\n# Keep these lines: they say what an edited file was made from.\n"
                + ArtifactDocument.of(artifact(name));
    }

    /** The name of the only artifact that may be edited. */
    public String only() {
        List<String> names = editable();
        if (names.size() == 1) {
            return names.get(0);
        }
        throw refused(
                "which",
                names.isEmpty()
                        ? "Nothing that phase '" + approval.phase() + "' left can be edited: it is what the engine has"
                                + " seen. Reject it, and say what should be different."
                        : "Phase '" + approval.phase() + "' left several artifacts: name one of "
                                + String.join(", ", names) + ".");
    }

    /** Lets the result stand as it is. */
    public Answer.Approved approve(Feedback remark) {
        return new Answer.Approved(approval.tree(), approval.artifactHash(), remark.text(), Optional.of(remark.kind()));
    }

    /**
     * Lets the result stand with an artifact of the person's own.
     *
     * @throws OrchestratorException if it is of no type that was shown, or could not be used
     */
    public Answer.Approved approve(Feedback remark, Record edited) {
        StoredArtifact stored = Artifacts.store(edited);
        Answer.Approved plain = approve(remark);
        if (artifact(stored.name()).equals(edited)) {
            return plain;
        }
        return plain.withEdited(
                accepted(new EditedArtifact(stored.name(), stored.value().toString())));
    }

    /**
     * Lets the result stand with what a document holds: YAML or JSON, best made from {@link #document}.
     *
     * @throws OrchestratorException if it was made for another question, or could not be used; the message says where
     */
    public Answer.Approved approve(Feedback remark, String document) {
        Matcher head = HEAD.matcher(document);
        boolean headed = head.find();
        if (headed && !head.group(2).equals(asked.id())) {
            throw refused(
                    "stale",
                    "The file was made for question " + head.group(2) + ", and now question " + asked.id()
                            + " is open: the result is another one. Look at it again, and edit that.");
        }
        String name = headed ? head.group(1) : only();
        return approve(remark, ArtifactDocument.read(document, artifacts.type(find(name))));
    }

    /** Why an edited artifact cannot take the place of the one that was shown; empty if it can. */
    Optional<String> refusal(EditedArtifact edited) {
        try {
            accepted(edited);
            return Optional.empty();
        } catch (OrchestratorException e) {
            return Optional.of(e.failure().message());
        }
    }

    private EditedArtifact accepted(EditedArtifact edited) {
        Record artifact = ArtifactDocument.read(edited.json(), artifacts.type(find(edited.name())));
        List<String> problems =
                artifact instanceof Plan plan ? PlanReview.problems(plan, trees.apply(approval.tree())) : List.of();
        if (!problems.isEmpty()) {
            throw refused("refused", "The edited " + edited.name() + " cannot be used. " + String.join(" ", problems));
        }
        return new EditedArtifact(edited.name(), Json.write(artifact, artifact.getClass()));
    }

    private StoredArtifact find(String name) {
        return shown.stream()
                .filter(stored -> stored.name().equals(name))
                .filter(artifacts::editable)
                .findFirst()
                .orElseThrow(() -> refused(
                        "unknown-artifact",
                        "Phase '" + approval.phase() + "' left no artifact '" + name
                                + "' that can be edited; there are " + editable() + "."));
    }

    private static OrchestratorException refused(String code, String message) {
        return new OrchestratorException(Failure.giveUp("review." + code, message));
    }
}
