package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import dev.journeyman.backend.linear.MirrorLine.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes up what people did in a project of Linear's since we looked last. */
final class Pull {
    /** What was written at the same moment may become visible a little later. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Sides sides;
    private final Reconciler reconciler;

    Pull(Sides sides, Reconciler reconciler) {
        this.sides = sides;
        this.reconciler = reconciler;
    }

    /** Before the first issue of ours there is nothing to look for. */
    void run(String linearProject) throws InterruptedException {
        Optional<Seen> seen = sides.mirror().seen(linearProject);
        if (seen.isPresent()) {
            String issues = issues(linearProject, seen.get().issues());
            String comments = comments(linearProject, seen.get().comments());
            sides.mirror().put(new Seen(linearProject, issues, comments));
        }
    }

    private String issues(String linearProject, String since) throws InterruptedException {
        String newest = since;
        Map<String, ?> filter = Map.of("project", byId(linearProject), "updatedAt", after(since));
        for (JsonNode node : Pages.all(sides.api(), Operation.ISSUES, "issues", filter)) {
            Issue issue = Issue.of(node);
            newest = later(newest, issue.updatedAt());
            Optional<Pair> pair = sides.mirror().pairOfIssue(issue.id()).filter(known -> !known.lost());
            if (pair.isPresent()) {
                takeUp(pair.get(), issue);
            }
        }
        return newest;
    }

    /** As if the item were as we know it; where it is not, it is among the changes that are sent next. */
    private void takeUp(Pair pair, Issue issue) throws InterruptedException {
        reconciler
                .settle(pair, pair.here(), issue)
                .ifPresent(settled -> sides.mirror().put(settled.pair().asking(pair.asked())));
    }

    private String comments(String linearProject, String since) throws InterruptedException {
        String newest = since;
        Map<String, ?> filter = Map.of("issue", Map.of("project", byId(linearProject)), "updatedAt", after(since));
        for (JsonNode comment : Pages.all(sides.api(), Operation.COMMENTS, "comments", filter)) {
            newest = later(newest, comment.path("updatedAt").asText());
            boolean byPerson = comment.path("user").isObject()
                    && !ClientId.isOurs(comment.path("id").asText());
            Optional<Pair> pair =
                    sides.mirror().pairOfIssue(comment.path("issue").path("id").asText());
            if (byPerson && pair.isPresent()) {
                takeUp(pair.get(), comment);
            }
        }
        return newest;
    }

    /** An edited comment is another remark. */
    private void takeUp(Pair pair, JsonNode comment) {
        String body = comment.path("body").asText();
        String by = comment.path("user").path("name").asText();
        String id = comment.path("id").asText() + ":" + Integer.toHexString(body.hashCode());
        WorkItemId item = new WorkItemId(pair.item());
        if (sides.remarks().add(new ItemRemark(id, item, by, body))) {
            sides.local().comment(item, id, "**" + by + "** in Linear: " + body);
        }
    }

    private static Map<String, ?> byId(String id) {
        return Map.of("id", Map.of("eq", id));
    }

    private static Map<String, ?> after(String since) {
        return Map.of("gt", Instant.parse(since).minus(OVERLAP).toString());
    }

    private static String later(String one, String other) {
        return Instant.parse(other).isAfter(Instant.parse(one)) ? other : one;
    }
}
