package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import dev.journeyman.backend.linear.MirrorLine.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes issues of items, all of a batch in one transaction of Linear's; a repeat makes none twice. */
final class Creation {
    private static final Logger LOG = LoggerFactory.getLogger(Creation.class);

    private final Sides sides;
    private final Team team;
    private final Names names;
    private final Reconciler reconciler;

    Creation(Sides sides, Team team, Names names, Reconciler reconciler) {
        this.sides = sides;
        this.team = team;
        this.names = names;
        this.reconciler = reconciler;
    }

    /** Parents go before their parts, which name them. */
    void run(List<WorkItem> items, String linearProject) throws InterruptedException {
        List<WorkItem> left = items;
        while (!left.isEmpty()) {
            List<WorkItem> next = withoutParentAmong(left);
            create(next, linearProject);
            left = left.stream().filter(item -> !next.contains(item)).toList();
        }
    }

    /** All of them if they are parents of each other. */
    private static List<WorkItem> withoutParentAmong(List<WorkItem> items) {
        List<WorkItemId> ids = items.stream().map(WorkItem::id).toList();
        List<WorkItem> free = items.stream()
                .filter(item -> item.parent().filter(ids::contains).isEmpty())
                .toList();
        return free.isEmpty() ? items : free;
    }

    private void create(List<WorkItem> items, String linearProject) throws InterruptedException {
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (WorkItem item : items) {
            inputs.add(input(item, linearProject));
        }
        Map<String, Issue> issues = create(inputs);
        for (int i = 0; i < items.size(); i++) {
            note(items.get(i), inputs.get(i), issues, linearProject);
        }
    }

    private Map<String, Object> input(WorkItem item, String linearProject) throws InterruptedException {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("id", issueId(item));
        input.put("teamId", team.id());
        input.put("projectId", linearProject);
        input.put("title", Wording.title(item.title()));
        input.put(
                "description", Description.compose(item.description(), item.id().value()));
        input.put("priority", sides.settings().number(item.priority()));
        team.states().first(item.status()).ifPresent(state -> input.put("stateId", state));
        List<String> labels = new ArrayList<>(item.labels());
        if (item.status() == ItemStatus.BLOCKED
                && team.states().id(ItemStatus.BLOCKED).isEmpty()) {
            labels.add(Reconciler.BLOCKED);
        }
        input.put("labelIds", names.labels(labels));
        item.parent()
                .flatMap(parent -> sides.mirror().pair(parent.value()))
                .filter(parent -> !parent.lost())
                .ifPresent(parent -> input.put("parentId", parent.there().id()));
        return input;
    }

    private String issueId(WorkItem item) {
        return ClientId.of("issue", team.id(), item.project().value(), item.id().value());
    }

    private Map<String, Issue> create(List<Map<String, Object>> inputs) throws InterruptedException {
        try {
            JsonNode created = sides.api()
                    .call(Operation.ISSUES_CREATE, Map.of("input", Map.of("issues", inputs)))
                    .path("issueBatchCreate")
                    .path("issues");
            if (created.size() != inputs.size()) {
                throw Trouble.because(Trouble.outage(200));
            }
            return Issues.byId(created);
        } catch (OrchestratorException e) {
            if (!Trouble.isRefusal(e)) {
                throw e;
            }
            return createOneByOne(inputs, e);
        }
    }

    /** Some are there since an earlier try, or one of them is what Linear will not take; the others are not to suffer. */
    private Map<String, Issue> createOneByOne(List<Map<String, Object>> inputs, OrchestratorException refusal)
            throws InterruptedException {
        Map<String, Issue> there = new HashMap<>(
                Issues.find(sides.api(), inputs.stream().map(Creation::id).collect(Collectors.toList())));
        inputs.stream()
                .filter(input -> there.containsKey(id(input)))
                .forEach(input -> there.computeIfPresent(id(input), (id, issue) -> asWanted(issue, input)));
        List<Map<String, Object>> missing =
                inputs.stream().filter(input -> !there.containsKey(id(input))).toList();
        if (inputs.size() == 1 && !missing.isEmpty()) {
            LOG.warn("Linear does not take an item: {}", refusal.getMessage());
            return there;
        }
        for (Map<String, Object> input : missing) {
            there.putAll(create(List.of(input)));
        }
        return there;
    }

    private static String id(Map<String, Object> input) {
        return String.valueOf(input.get("id"));
    }

    /** What people changed before we knew it is there is then found by comparing. */
    private static Issue asWanted(Issue issue, Map<String, Object> input) {
        return issue.asCreated(
                String.valueOf(input.get("title")),
                ((Number) input.getOrDefault("priority", issue.priority())).intValue(),
                String.valueOf(input.getOrDefault("stateId", issue.state())));
    }

    private void note(WorkItem item, Map<String, Object> input, Map<String, Issue> issues, String linearProject) {
        Here here = Here.of(item);
        Issue issue = issues.get(id(input));
        List<String> waiting = item.dependsOn().stream().map(WorkItemId::value).toList();
        if (issue == null) {
            Issue refused = new Issue(id(input), "", item.title(), item.description(), 0, "", "");
            sides.mirror()
                    .put(new Pair(
                            item.id().value(), item.project().value(), here, refused, false, true, List.of(), ""));
            return;
        }
        reconciler.news(item.id().value(), "", "", here);
        if (sides.mirror().seen(linearProject).isEmpty()) {
            sides.mirror().put(new Seen(linearProject, issue.updatedAt(), issue.updatedAt()));
        }
        sides.mirror().put(new Pair(item.id().value(), item.project().value(), here, issue, false, false, waiting, ""));
    }
}
