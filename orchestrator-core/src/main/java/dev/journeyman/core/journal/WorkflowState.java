package dev.journeyman.core.journal;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.PlanItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a workflow stands: the fold behind the view, the index and the reports.
 *
 * <p>Where it stands is a fold over the timeline, what it used a fold over all events. Thread-safe.
 */
public final class WorkflowState {
    private final WorkflowId id;
    private final List<Recorded> journal = new ArrayList<>();
    private final Consumption consumption = new Consumption();
    private Standing standing = new Standing();

    private WorkflowState(WorkflowId id) {
        this.id = id;
    }

    /** The state after some events; more may follow. */
    public static WorkflowState of(WorkflowId id, List<Recorded> journal) {
        WorkflowState state = new WorkflowState(id);
        journal.forEach(state::apply);
        return state;
    }

    /** Takes the next event of the journal into account. */
    public synchronized void apply(Recorded recorded) {
        journal.add(recorded);
        consumption.apply(recorded);
        if (Voiding.voids(recorded)) {
            standing = new Standing();
            Timeline.of(journal).events().forEach(standing::apply);
        } else {
            standing.apply(recorded);
        }
    }

    /** Where the workflow as a whole stands. */
    public synchronized WorkflowStatus status() {
        return standing.status;
    }

    /** The view for people. */
    public synchronized WorkflowView view() {
        return new WorkflowView(
                id,
                standing.request,
                standing.status,
                standing.reason,
                standing.phaseViews(),
                List.copyOf(standing.items.values()),
                standing.question(id),
                consumption.ledger().settled(),
                consumption
                        .ledger()
                        .unsettled()
                        .plus(consumption.ledger().reserved())
                        .microDollars(),
                standing.percent(),
                journal.isEmpty() ? Instant.EPOCH : journal.get(0).at(),
                consumption.active(),
                journal.size());
    }

    /** The line of the index. */
    public synchronized WorkflowHead head() {
        return new WorkflowHead(
                id,
                standing.request.lines().findFirst().orElse(""),
                standing.status,
                standing.phase,
                standing.percent(),
                standing.question(id).map(AskedQuestion::id),
                consumption.ledger().committed(),
                journal.size(),
                journal.isEmpty()
                        ? Instant.EPOCH
                        : journal.get(journal.size() - 1).at(),
                standing.question(id).flatMap(WorkflowState::answerBy));
    }

    private static Optional<Instant> answerBy(AskedQuestion asked) {
        return asked.question() instanceof Question.Approval approval
                ? approval.deadline().map(Question.Deadline::at)
                : Optional.empty();
    }

    /** The fold over the timeline. */
    private static final class Standing {
        private String request = "";
        private WorkflowStatus status = WorkflowStatus.NOT_STARTED;
        private String reason = "";
        private String phase = "";
        private final Map<String, WorkflowView.Phase> phases = new LinkedHashMap<>();
        private final Map<String, Instant> phaseSeen = new HashMap<>();
        private final Map<String, WorkflowView.Item> items = new LinkedHashMap<>();
        private final OpenQuestions questions = new OpenQuestions();

        void apply(Recorded recorded) {
            Event event = recorded.event();
            if (event instanceof Event.Started started) {
                request = started.request().text();
                started.phases().forEach(name -> phase(name, PhaseStatus.PENDING, 0, ""));
            } else if (event instanceof Event.StatusChanged changed) {
                status = changed.status();
                reason = changed.reason();
            } else if (event instanceof Event.RollbackStarted || event instanceof Event.RolledBack) {
                status = WorkflowStatus.RUNNING;
                reason = "";
            } else {
                applyPhase(recorded, event);
                applyItem(recorded, event);
            }
            questions.apply(recorded);
            clock(recorded);
        }

        private void applyPhase(Recorded recorded, Event event) {
            if (event instanceof Event.PhaseStarted started) {
                phase = started.phase();
                phase(started.phase(), PhaseStatus.RUNNING, started.attempt(), "");
            } else if (event instanceof Event.PhaseDone done) {
                done.skipped()
                        .ifPresentOrElse(
                                why -> end(recorded, PhaseStatus.SKIPPED, why),
                                () -> end(recorded, PhaseStatus.COMPLETED, ""));
            } else if (event instanceof Event.PhaseFailed failed) {
                end(recorded, PhaseStatus.FAILED, failed.why().failure().message());
            } else if (event instanceof Event.AskOpened asked
                    && recorded.scope().indexOf('/') < 0) {
                note(recorded.scope(), asked.agent() + " works as " + asked.role());
            }
        }

        private void end(Recorded recorded, PhaseStatus end, String note) {
            String name = recorded.phase();
            WorkflowView.Phase before = phases.get(name);
            phase(name, end, before == null ? 1 : before.attempt(), note);
        }

        private void note(String scope, String note) {
            String name = Recorded.nameOf(scope);
            WorkflowView.Phase before = phases.get(name);
            if (before != null) {
                phase(name, before.status(), before.attempt(), note);
            }
        }

        private void phase(String name, PhaseStatus now, int attempt, String note) {
            WorkflowView.Phase before = phases.get(name);
            Duration so = before == null ? Duration.ZERO : before.active();
            phases.put(name, new WorkflowView.Phase(name, now, attempt, so, note));
        }

        /** Adds the time since the last event of the phase, unless another owner began in between. */
        private void clock(Recorded recorded) {
            if (recorded.event() instanceof Event.Owner) {
                phaseSeen.clear();
            }
            if (recorded.scope().isEmpty()) {
                return;
            }
            String name = recorded.phase();
            Instant before = phaseSeen.put(name, recorded.at());
            WorkflowView.Phase phase = phases.get(name);
            if (before != null && phase != null && recorded.at().isAfter(before)) {
                Duration sum = phase.active().plus(Duration.between(before, recorded.at()));
                phases.put(name, new WorkflowView.Phase(name, phase.status(), phase.attempt(), sum, phase.note()));
            }
        }

        private void applyItem(Recorded recorded, Event event) {
            if (event instanceof Event.DispatchOpened opened) {
                opened.plan().items().forEach(this::planned);
            } else if (event instanceof Event.FileContended contended && contended.waits()) {
                item(contended.key(), ItemStatus.TODO, 0, waitsFor(contended));
            } else if (event instanceof Event.ItemStarted started) {
                item(started.key(), ItemStatus.IN_PROGRESS, started.attempt(), "");
            } else if (event instanceof Event.ItemDone done) {
                item(done.key(), ItemStatus.IN_PROGRESS, 0, "waits for its merge");
            } else if (event instanceof Event.ItemReturned returned) {
                item(returned.key(), ItemStatus.TODO, 0, "did not fit what was merged before it");
            } else if (event instanceof Event.ItemFailed failed) {
                item(failed.key(), ItemStatus.BLOCKED, 0, failed.why().failure().message());
            } else if (event instanceof Event.Merged merged) {
                item(merged.what(), ItemStatus.DONE, 0, "");
            } else if (event instanceof Event.AskOpened || event instanceof Event.StepDone) {
                working(recorded, event);
            }
        }

        private static String waitsFor(Event.FileContended contended) {
            return "waits for " + contended.path() + ", which item " + contended.item() + " of workflow "
                    + contended.workflow() + " works on";
        }

        private void planned(PlanItem item) {
            items.put(
                    item.key(),
                    new WorkflowView.Item(item.key(), item.title(), item.role().name(), ItemStatus.TODO, 0, ""));
        }

        private void item(String key, ItemStatus now, int attempt, String note) {
            WorkflowView.Item before = items.get(key);
            if (before != null) {
                int number = attempt == 0 ? before.attempt() : attempt;
                items.put(key, new WorkflowView.Item(key, before.title(), before.role(), now, number, note));
            }
        }

        private void working(Recorded recorded, Event event) {
            for (String part : List.of(recorded.scope().split("/", -1))) {
                String key = Recorded.nameOf(part);
                WorkflowView.Item before = items.get(key);
                if (before != null && part.contains("#") && before.status() == ItemStatus.IN_PROGRESS) {
                    String note = event instanceof Event.AskOpened asked
                            ? asked.agent() + " works"
                            : "after " + recorded.call();
                    item(key, ItemStatus.IN_PROGRESS, 0, note);
                }
            }
        }

        List<WorkflowView.Phase> phaseViews() {
            return List.copyOf(phases.values());
        }

        Optional<AskedQuestion> question(WorkflowId id) {
            return questions
                    .oldest()
                    .map(asked -> new AskedQuestion(
                            Recorded.idOf(id, asked.sequence()),
                            asked.scope(),
                            ((Event.Asked) asked.event()).question()));
        }

        /** Phases done; the running one counts by the share of its items. */
        int percent() {
            if (status == WorkflowStatus.COMPLETED) {
                return 100;
            }
            if (phases.isEmpty()) {
                return 0;
            }
            long done = phases.values().stream()
                    .filter(p -> p.status() == PhaseStatus.COMPLETED || p.status() == PhaseStatus.SKIPPED)
                    .count();
            long merged = items.values().stream()
                    .filter(i -> i.status() == ItemStatus.DONE)
                    .count();
            WorkflowView.Phase running = phases.get(phase);
            boolean inItems = running != null && running.status() == PhaseStatus.RUNNING && !items.isEmpty();
            double part = inItems ? (double) merged / items.size() : 0;
            return (int) Math.min(99, 100 * (done + (merged < items.size() ? part : 0)) / phases.size());
        }
    }
}
