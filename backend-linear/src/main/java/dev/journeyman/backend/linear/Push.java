package dev.journeyman.backend.linear;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import dev.journeyman.backend.linear.Reconciler.Settled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what changed on this machine: of each item how it stands now, whatever it was in between. */
final class Push {
    private static final Logger LOG = LoggerFactory.getLogger(Push.class);

    private final Sides sides;
    private final Feed feed;
    private final Creation creation;
    private final Reconciler reconciler;

    Push(Sides sides, Feed feed, Creation creation, Reconciler reconciler) {
        this.sides = sides;
        this.feed = feed;
        this.creation = creation;
        this.reconciler = reconciler;
    }

    /** Sends all changes of a project, a batch at a time. */
    void run(Projects.Entry project, String linearProject) throws InterruptedException {
        boolean more = true;
        while (more) {
            ItemChanges page = feed.next(project, Issues.BATCH);
            send(page.items(), linearProject);
            feed.sent(project, page);
            more = page.more();
        }
    }

    private void send(List<WorkItem> items, String linearProject) throws InterruptedException {
        List<WorkItem> fresh = new ArrayList<>();
        Map<WorkItem, Pair> changed = new LinkedHashMap<>();
        for (WorkItem item : items) {
            Optional<Pair> pair = sides.mirror().pair(item.id().value());
            if (pair.isEmpty()) {
                fresh.add(item);
            } else if (!pair.get().lost() && !pair.get().here().equals(Here.of(item))) {
                changed.put(item, pair.get());
            }
        }
        creation.run(fresh, linearProject);
        update(changed);
    }

    /** Looks right before it writes, so that what people did a moment ago is taken up and not overwritten. */
    private void update(Map<WorkItem, Pair> changed) throws InterruptedException {
        Map<String, Issue> issues = Issues.find(
                sides.api(),
                changed.values().stream().map(pair -> pair.there().id()).toList());
        Map<Map<String, Object>, List<Settled>> byPatch = new LinkedHashMap<>();
        for (Map.Entry<WorkItem, Pair> entry : changed.entrySet()) {
            Pair pair = entry.getValue();
            Issue issue = issues.get(pair.there().id());
            if (issue == null) {
                lose(pair);
            } else {
                reconciler
                        .settle(pair, Here.of(entry.getKey()), issue)
                        .ifPresent(settled -> byPatch.computeIfAbsent(settled.patch(), patch -> new ArrayList<>())
                                .add(settled));
            }
        }
        for (Map.Entry<Map<String, Object>, List<Settled>> alike : byPatch.entrySet()) {
            patch(alike.getKey(), alike.getValue());
        }
    }

    private void lose(Pair pair) {
        LOG.warn(
                "{} was deleted or archived in Linear: item {} is not shown there any more.",
                pair.there().identifier(),
                pair.item());
        sides.mirror().put(pair.asLost());
    }

    /** Issues that are to be changed alike are changed at once. */
    private void patch(Map<String, Object> patch, List<Settled> alike) throws InterruptedException {
        Map<String, Issue> patched = patch.isEmpty() ? Map.of() : send(patch, alike);
        sides.mirror()
                .put(alike.stream()
                        .map(Settled::pair)
                        .map(pair -> pair.agreed(
                                pair.here(), patched.getOrDefault(pair.there().id(), pair.there())))
                        .toList());
    }

    private Map<String, Issue> send(Map<String, Object> patch, List<Settled> alike) throws InterruptedException {
        List<String> ids =
                alike.stream().map(settled -> settled.pair().there().id()).toList();
        note(patch, alike);
        try {
            return Issues.byId(sides.api()
                    .call(Operation.ISSUES_UPDATE, Map.of("ids", ids, "input", patch))
                    .path("issueBatchUpdate")
                    .path("issues"));
        } catch (OrchestratorException e) {
            if (!Trouble.isRefusal(e)) {
                throw e;
            }
            return sendOneByOne(patch, alike, e);
        }
    }

    private void note(Map<String, Object> patch, List<Settled> alike) {
        if (patch.get("stateId") instanceof String state) {
            sides.mirror()
                    .put(alike.stream()
                            .flatMap(settled ->
                                    sides.mirror().pair(settled.pair().item()).stream())
                            .map(pair -> pair.asking(state))
                            .toList());
        }
    }

    /** One that Linear will not change is not to hold up the others. */
    private Map<String, Issue> sendOneByOne(
            Map<String, Object> patch, List<Settled> alike, OrchestratorException refusal) throws InterruptedException {
        if (alike.size() == 1) {
            LOG.warn(
                    "Linear does not take a change of {}: {}",
                    alike.get(0).pair().there().identifier(),
                    refusal.getMessage());
            return Map.of();
        }
        Map<String, Issue> patched = new LinkedHashMap<>();
        for (Settled settled : alike) {
            patched.putAll(send(patch, List.of(settled)));
        }
        return patched;
    }
}
