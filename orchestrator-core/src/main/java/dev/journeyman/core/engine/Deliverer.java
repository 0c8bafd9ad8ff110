package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.guard.SecretScan;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Trailers;
import dev.journeyman.core.workspace.Delivered;
import dev.journeyman.core.workspace.Difference;
import dev.journeyman.core.workspace.Overlap;
import dev.journeyman.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Delivers a scope's tree as one commit on a new branch of the user's repository. */
final class Deliverer {
    private static final int LONGEST_SLUG = 48;
    private static final String SECRET = "commit.secret";
    private static final String COMMIT_ANYWAY = "commit it anyway";

    private final PhaseScope scope;
    private final Workspace workspace;

    Deliverer(PhaseScope scope) {
        this.scope = scope;
        this.workspace = scope.run.workspace();
    }

    Delivery deliver(CommitMessage message) {
        scope.enter();
        String commit = scope.place.site().commit();
        List<Difference> changes = workspace.difference(workspace.base(), commit);
        askAboutSecrets(commit);
        String branch = Delivered.FOLDER + "/" + slug();
        return scope.record(new Action.DeliverBranch(branch), Delivery.class, step -> {
            String text = withTrailers(message, step.anchor());
            List<Overlap> overlaps = workspace.overlaps(commit, workflowLine());
            Delivered delivered =
                    workspace.deliver(commit, branch, text, scope.run.parts().author());
            return new Delivery(
                    Optional.of(delivered.commit()),
                    Optional.of(delivered.branch()),
                    text,
                    paths(changes, Difference.Kind.ADDED),
                    paths(changes, Difference.Kind.MODIFIED),
                    paths(changes, Difference.Kind.DELETED),
                    notes(overlaps));
        });
    }

    /** A branch that begins with what the user had not committed shows that, too. */
    private void askAboutSecrets(String commit) {
        Set<String> found = new LinkedHashSet<>(newSecrets(workspace.userBase(), workspace.base()));
        found.addAll(newSecrets(workspace.base(), commit));
        if (!found.isEmpty()) {
            askAbout(String.join("; ", found));
        }
    }

    private List<String> newSecrets(String from, String to) {
        Tree before = workspace.tree(from);
        Tree after = workspace.tree(to);
        List<String> found = new ArrayList<>();
        for (Difference change : workspace.difference(from, to)) {
            Set<String> known = findings(before, change.path()).stream()
                    .map(SecretScan.Finding::excerpt)
                    .collect(Collectors.toSet());
            findings(after, change.path()).stream()
                    .filter(finding -> !known.contains(finding.excerpt()))
                    .forEach(finding -> found.add(finding.toString()));
        }
        return found;
    }

    private void askAbout(String found) {
        String text = "The commit would contain what looks like a secret: " + found + ".";
        Answer answer = scope.await(new Question.Decision(
                Failure.of(Remedy.ASK_HUMAN, SECRET, text), text, List.of(COMMIT_ANYWAY, "stop")));
        if (!COMMIT_ANYWAY.equals(Answers.text(answer))) {
            throw new DecidedAgainst(
                    SECRET, text + " It was not committed. Resume to be asked again, or start anew without it.");
        }
    }

    private static List<SecretScan.Finding> findings(Tree tree, String path) {
        return tree.read(path).map(text -> SecretScan.scan(path, text)).orElse(List.of());
    }

    private String withTrailers(CommitMessage message, String anchor) {
        String body = message.body().isBlank() ? "" : "\n\n" + message.body().strip();
        String breaking = message.breaking() ? "\nBREAKING CHANGE: see above" : "";
        return message.header() + body + "\n" + breaking
                + "\n" + workflowLine()
                + "\n" + Trailers.line(Trailers.AGENTS, String.join(", ", agents()))
                + "\n" + Trailers.line(Trailers.JOURNAL, anchor) + "\n";
    }

    private String workflowLine() {
        return Trailers.line(Trailers.WORKFLOW, scope.run.id().value());
    }

    private Set<String> agents() {
        Set<String> names = new TreeSet<>();
        scope.run.timeline().events().forEach(recorded -> {
            if (recorded.event() instanceof Event.AskOpened opened) {
                names.add(opened.agent());
            }
        });
        return names;
    }

    private String slug() {
        String title = scope.briefing()
                .artifact(Requirements.class)
                .map(Requirements::title)
                .orElse(scope.workflow().request().text());
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut =
                slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG).replaceAll("-[^-]*$", "") : slug;
        return cut.isEmpty() ? scope.run.id().value() : cut;
    }

    private Event.Started started() {
        return (Event.Started) scope.run.timeline().events().get(0).event();
    }

    private static List<String> paths(List<Difference> changes, Difference.Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(Difference::path)
                .toList();
    }

    private List<String> notes(List<Overlap> overlaps) {
        List<String> notes = new ArrayList<>(started().notes().orElse(List.of()));
        new LeftOut(scope.run.timeline()).note().ifPresent(notes::add);
        overlaps.forEach(overlap -> notes.add("Branch '" + overlap.branch() + "' changes "
                + String.join(", ", overlap.paths())
                + " in another way: git will ask what is to stay when both are merged."));
        notes.addAll(DeliveryNotes.of(scope.run.parts(), scope.briefing()));
        return notes;
    }
}
