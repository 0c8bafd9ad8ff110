package dev.journeyman.backend.linear;

import graphql.ErrorClassification;
import graphql.GraphQL;
import graphql.GraphqlErrorException;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the loopback Linear holds, and how it answers GraphQL: a team, states, projects, labels, issues, comments, relations.
 * Its clock moves with every change. Like Linear, it takes a batch as a whole or not at all, refuses ids that are taken, and
 * writes Markdown its own way.
 */
final class LinearModel {
    private static final Map<String, Object> TEAM = Map.of("id", "team-1", "key", "ENG", "name", "Engineering");

    final List<Map<String, Object>> states = new ArrayList<>();
    final List<Map<String, Object>> projects = new ArrayList<>();
    final List<Map<String, Object>> labels = new ArrayList<>();
    final List<Map<String, Object>> issues = new ArrayList<>();
    final List<Map<String, Object>> comments = new ArrayList<>();
    final List<Map<String, Object>> relations = new ArrayList<>();
    /** How often each mutation was carried out. */
    final Map<String, Integer> done = new HashMap<>();

    int pageSize = 50;
    int allowed = 1_500;
    int remaining = 1_500;
    Instant reset = Instant.parse("2026-01-01T13:00:00Z");
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final GraphQL graphql;

    LinearModel() {
        state("Backlog", "backlog", 0);
        state("Todo", "unstarted", 1);
        state("In Progress", "started", 2);
        state("In Review", "started", 3);
        state("Done", "completed", 4);
        state("Canceled", "canceled", 5);
        graphql = GraphQL.newGraphQL(schema()).build();
    }

    final void state(String name, String type, double position) {
        states.add(Map.of("id", "state-" + name, "name", name, "type", type, "position", position, "team", TEAM));
    }

    private GraphQLSchema schema() {
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(Documents.ownSchema()), wiring());
    }

    private RuntimeWiring wiring() {
        return RuntimeWiring.newRuntimeWiring()
                .scalar(text("DateTime"))
                .scalar(text("UUID"))
                .type(
                        "Query",
                        type -> type.dataFetcher("viewer", asked -> Map.of("id", "user-1", "name", "Anna"))
                                .dataFetcher("teams", asked -> page(asked, List.of(TEAM)))
                                .dataFetcher("workflowStates", asked -> page(asked, states))
                                .dataFetcher("projects", asked -> page(asked, projects))
                                .dataFetcher("issueLabels", asked -> page(asked, labels))
                                .dataFetcher("issues", asked -> page(asked, newestFirst(issues)))
                                .dataFetcher("comments", asked -> page(asked, newestFirst(comments)))
                                .dataFetcher("issueRelation", asked -> find(relations, asked.getArgument("id")))
                                .dataFetcher("rateLimitStatus", asked -> limits()))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("projectCreate", change(this::projectCreate))
                                .dataFetcher("issueLabelCreate", change(this::labelCreate))
                                .dataFetcher("issueBatchCreate", change(this::issuesCreate))
                                .dataFetcher("issueBatchUpdate", this::issuesUpdate)
                                .dataFetcher("commentCreate", change(this::commentCreate))
                                .dataFetcher("issueRelationCreate", change(this::relationCreate)))
                .build();
    }

    private static GraphQLScalarType text(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(Scalars.GraphQLString.getCoercing())
                .build();
    }

    /** Carries a document out: refused as a whole if it does not fit the schema. */
    synchronized Map<String, Object> execute(String query, Map<String, Object> variables) {
        return graphql.execute(input -> input.query(query).variables(variables)).toSpecification();
    }

    // Queries

    private Map<String, Object> page(DataFetchingEnvironment asked, List<Map<String, Object>> all) {
        Map<String, Object> filter = asked.getArgumentOrDefault("filter", Map.of());
        List<Map<String, Object>> fitting =
                all.stream().filter(node -> Filters.fits(node, filter)).toList();
        int from = Integer.parseInt(asked.getArgumentOrDefault("after", "0"));
        int most = Math.min(pageSize, asked.getArgumentOrDefault("first", 50));
        int to = Math.min(fitting.size(), from + most);
        return Map.of(
                "nodes",
                fitting.subList(Math.min(from, to), to),
                "pageInfo",
                Map.of("hasNextPage", to < fitting.size(), "endCursor", String.valueOf(to)));
    }

    private static List<Map<String, Object>> newestFirst(List<Map<String, Object>> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparing((Map<String, Object> node) -> String.valueOf(node.get("updatedAt")))
                        .reversed())
                .toList();
    }

    private Map<String, Object> limits() {
        return Map.of(
                "kind",
                "user",
                "limits",
                List.of(Map.of(
                        "type",
                        "requests",
                        "allowedAmount",
                        allowed,
                        "remainingAmount",
                        remaining,
                        "requestedAmount",
                        1,
                        "period",
                        3_600_000,
                        "reset",
                        (double) reset.toEpochMilli())));
    }

    // Mutations

    private DataFetcher<Object> change(Function<Map<String, Object>, Object> mutation) {
        return asked -> {
            Object result = mutation.apply(Objects.requireNonNull(asked.getArgument("input")));
            done.merge(asked.getField().getName(), 1, Integer::sum);
            return result;
        };
    }

    private Object projectCreate(Map<String, Object> input) {
        Map<String, Object> project = add(projects, input);
        project.put("accessibleTeams", List.of(TEAM));
        return Map.of("success", true, "project", project);
    }

    private Object labelCreate(Map<String, Object> input) {
        Map<String, Object> label = add(labels, input);
        label.put("team", TEAM);
        return Map.of("success", true, "issueLabel", label);
    }

    @SuppressWarnings("unchecked")
    private Object issuesCreate(Map<String, Object> input) {
        List<Map<String, Object>> wanted = (List<Map<String, Object>>) Objects.requireNonNull(input.get("issues"));
        wanted.forEach(issue -> requireFree(issues, issue));
        wanted.forEach(LinearModel::requireAcceptable);
        return Map.of(
                "success", true, "issues", wanted.stream().map(this::issue).toList());
    }

    private Map<String, Object> issue(Map<String, Object> input) {
        Map<String, Object> issue = add(issues, input);
        issue.put("identifier", "ENG-" + issues.size());
        issue.put("team", TEAM);
        issue.put("project", find(projects, input.get("projectId")));
        issue.put("parent", input.containsKey("parentId") ? find(issues, input.get("parentId")) : null);
        issue.put("labels", new ArrayList<>((List<?>) input.getOrDefault("labelIds", List.of())));
        issue.putIfAbsent("stateId", "state-Backlog");
        issue.putIfAbsent("priority", 0);
        change(issue, Map.of());
        return issue;
    }

    /** Not more than Linear takes. */
    private static void requireAcceptable(Map<String, Object> issue) {
        String title = String.valueOf(issue.get("title"));
        if (title.isBlank() || title.length() > 255) {
            throw refusal("title must be longer than or equal to 1 and shorter than or equal to 255 characters");
        }
    }

    private Object issuesUpdate(DataFetchingEnvironment asked) {
        List<String> ids = Objects.requireNonNull(asked.getArgument("ids"));
        List<Map<String, Object>> wanted =
                ids.stream().map(id -> find(issues, id)).toList();
        wanted.forEach(issue -> change(issue, Objects.requireNonNull(asked.getArgument("input"))));
        done.merge("issueBatchUpdate", 1, Integer::sum);
        return Map.of("success", true, "issues", wanted);
    }

    @SuppressWarnings("unchecked")
    private void change(Map<String, Object> issue, Map<String, Object> input) {
        issue.putAll(input);
        issue.put("state", find(states, issue.get("stateId")));
        issue.computeIfPresent("description", (name, text) -> inLinearsWay(String.valueOf(text)));
        List<Object> labelled = (List<Object>) Objects.requireNonNull(issue.get("labels"));
        labelled.addAll((List<Object>) input.getOrDefault("addedLabelIds", List.of()));
        labelled.removeAll((List<Object>) input.getOrDefault("removedLabelIds", List.of()));
        issue.put("updatedAt", tick());
    }

    private static String inLinearsWay(String markdown) {
        return markdown.replaceAll("(?m)^- ", "* ").strip();
    }

    private Object commentCreate(Map<String, Object> input) {
        Map<String, Object> comment = add(comments, input);
        Map<String, Object> issue = find(issues, input.get("issueId"));
        comment.put("issue", issue);
        comment.put("user", Map.of("id", "user-1", "name", "Anna"));
        return Map.of("success", true, "comment", comment);
    }

    private Object relationCreate(Map<String, Object> input) {
        Map<String, Object> relation = add(relations, input);
        relation.put("issue", find(issues, input.get("issueId")));
        relation.put("relatedIssue", find(issues, input.get("relatedIssueId")));
        return Map.of("success", true, "issueRelation", relation);
    }

    private Map<String, Object> add(List<Map<String, Object>> nodes, Map<String, Object> input) {
        requireFree(nodes, input);
        Map<String, Object> node = new LinkedHashMap<>(input);
        node.putIfAbsent("id", UUID.randomUUID().toString());
        node.put("createdAt", tick());
        node.put("updatedAt", node.get("createdAt"));
        nodes.add(node);
        return node;
    }

    private static void requireFree(List<Map<String, Object>> nodes, Map<String, Object> input) {
        if (nodes.stream().anyMatch(node -> Objects.equals(node.get("id"), input.get("id")))) {
            throw refusal("Entity with this id already exists");
        }
    }

    static Map<String, Object> find(List<Map<String, Object>> nodes, @Nullable Object id) {
        return nodes.stream()
                .filter(node -> Objects.equals(node.get("id"), id))
                .findFirst()
                .orElseThrow(() -> refusal("Entity not found"));
    }

    private static GraphqlErrorException refusal(String message) {
        return GraphqlErrorException.newErrorException()
                .message(message)
                .errorClassification(ErrorClassification.errorClassification("INPUT_ERROR"))
                .extensions(Map.of("code", "INPUT_ERROR", "type", "invalid input", "userError", true))
                .build();
    }

    private String tick() {
        now = now.plusMillis(10);
        return now.toString();
    }

    // People

    /** Changes an issue as a person would. */
    synchronized void edit(String title, Map<String, Object> changes) {
        change(titled(title), changes);
    }

    synchronized void move(String title, String state) {
        edit(title, Map.of("stateId", "state-" + state));
    }

    synchronized void say(String title, String by, String body) {
        Map<String, Object> comment =
                add(comments, Map.of("issueId", titled(title).get("id"), "body", body));
        comment.put("issue", titled(title));
        comment.put("user", Map.of("id", "user-2", "name", by));
    }

    synchronized void delete(String title) {
        issues.remove(titled(title));
    }

    /** Lets time pass without anybody doing anything. */
    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized Map<String, Object> titled(String title) {
        return issues.stream()
                .filter(issue -> title.equals(issue.get("title")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no issue '" + title + "' among "
                        + issues.stream().map(issue -> issue.get("title")).toList()));
    }

    synchronized String state(String title) {
        return name(titled(title), "state");
    }

    /** All issues with project and state, oldest first. */
    synchronized List<String> shown() {
        return issues.stream()
                .map(issue -> name(issue, "project") + ", " + issue.get("title") + ": " + name(issue, "state"))
                .toList();
    }

    private static String name(Map<String, Object> issue, String field) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(issue.get(field))).get("name"));
    }

    /** What was written on an issue, oldest first. */
    synchronized List<String> said(String title) {
        Object id = titled(title).get("id");
        return comments.stream()
                .filter(comment -> Objects.equals(comment.get("issueId"), id))
                .map(comment -> String.valueOf(comment.get("body")))
                .toList();
    }
}
