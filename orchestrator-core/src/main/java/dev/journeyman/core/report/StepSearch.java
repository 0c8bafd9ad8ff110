package dev.journeyman.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.guard.SecretScan;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.CodeHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds one step in a journal and tells all that the journal knows of it. What looks like a secret is masked. */
public final class StepSearch {
    private static final int NAMED = 5;

    private final List<Recorded> journal;
    private final List<AuditEntry> audit;
    private final CodeHistory history;

    /** In that journal, and the history of its commits. */
    public StepSearch(List<Recorded> journal, CodeHistory history) {
        this.journal = List.copyOf(journal);
        this.audit = Audit.of(journal);
        this.history = history;
    }

    /**
     * The step of this name or of this event, or the only one whose name begins with it.
     *
     * @throws OrchestratorException if there is none, or more than one
     */
    public StepReport find(String wanted) {
        List<String> names = audit.stream().map(StepSearch::name).distinct().toList();
        List<String> hits = audit.stream()
                .filter(entry -> Long.toString(entry.sequence()).equals(wanted))
                .map(StepSearch::name)
                .toList();
        if (hits.isEmpty()) {
            hits = names.contains(wanted)
                    ? List.of(wanted)
                    : names.stream().filter(name -> name.startsWith(wanted)).toList();
        }
        if (hits.size() != 1) {
            throw notFound(wanted, hits);
        }
        return report(hits.get(0));
    }

    private static String name(AuditEntry entry) {
        return entry.call().isEmpty() ? entry.scope() : entry.scope() + "/" + entry.call();
    }

    private static String name(Recorded recorded) {
        return recorded.call().isEmpty() ? recorded.scope() : recorded.callId();
    }

    private static OrchestratorException notFound(String wanted, List<String> hits) {
        String some = String.join("\n  ", hits.subList(0, Math.min(NAMED, hits.size())))
                + (hits.size() > NAMED ? "\n  and " + (hits.size() - NAMED) + " more" : "");
        return new OrchestratorException(Failure.giveUp(
                "step.unknown",
                hits.isEmpty()
                        ? "There is no step '" + wanted + "' in this workflow: 'journeyman audit' lists them by number."
                        : "'" + wanted + "' is the beginning of several steps, name one of them:\n  " + some));
    }

    private StepReport report(String name) {
        List<Recorded> events =
                journal.stream().filter(recorded -> name(recorded).equals(name)).toList();
        Optional<Change> change = change(name, events.get(0));
        return new StepReport(
                name,
                audit.stream().filter(entry -> name(entry).equals(name)).toList(),
                events.stream()
                        .flatMap(recorded -> action(recorded.event()).stream())
                        .map(StepSearch::json)
                        .reduce("", (a, b) -> b),
                SecretScan.mask(events.stream()
                        .flatMap(recorded -> given(recorded.event()).stream())
                        .reduce("", (a, b) -> b)),
                SecretScan.mask(events.stream()
                        .map(recorded -> result(recorded.event()))
                        .reduce("", (a, b) -> b.isEmpty() ? a : b)),
                events.stream().map(recorded -> used(recorded.event())).reduce(Usage.NONE, Usage::plus),
                change.map(it -> history.difference(it.before(), it.after())).orElse(List.of()),
                SecretScan.mask(
                        change.map(it -> history.patch(it.before(), it.after())).orElse("")));
    }

    private static Optional<String> given(Event event) {
        return event instanceof Event.Tried tried ? tried.given() : Optional.empty();
    }

    private static Optional<Action> action(Event event) {
        if (event instanceof Event.StepDone done) {
            return Optional.of(done.action());
        }
        if (event instanceof Event.StepFailed failed) {
            return Optional.of(failed.action());
        }
        return event instanceof Event.Intent intent ? Optional.of(intent.action()) : Optional.empty();
    }

    private static String json(Action action) {
        return SecretScan.mask(Json.write(action, Action.class));
    }

    private static String result(Event event) {
        if (event instanceof Event.StepDone done) {
            // What a model said; what the call took is told beside it.
            boolean said = done.action() instanceof Action.CallModel
                    && done.result().path("text").isTextual();
            JsonNode result = said ? done.result().path("text") : done.result();
            return result.isNull() ? "" : result.isTextual() ? pretty(result.textValue()) : result.toPrettyString();
        }
        return event instanceof Event.AskDone done ? done.summary() : "";
    }

    private static String pretty(String text) {
        try {
            return text.startsWith("{") ? Json.read(text, JsonNode.class).toPrettyString() : text;
        } catch (RuntimeException e) {
            // It only looked like JSON.
            return text;
        }
    }

    private static Usage used(Event event) {
        return event instanceof Event.Tried tried ? tried.used() : Usage.NONE;
    }

    /** The commit that a step found, and the one that it, or what happened inside it, left. */
    private record Change(String before, String after) {}

    private Optional<Change> change(String name, Recorded first) {
        Optional<String> left = journal.stream()
                .filter(recorded -> name(recorded).equals(name) || recorded.within(name))
                .filter(recorded -> Worktrees.of(recorded).equals(Worktrees.of(first)))
                .flatMap(recorded ->
                        recorded.event() instanceof Event.LeavesTree leaves ? leaves.left().stream() : Stream.empty())
                .reduce((older, newer) -> newer);
        return left.flatMap(after -> Worktrees.before(journal, first).map(before -> new Change(before, after)));
    }
}
