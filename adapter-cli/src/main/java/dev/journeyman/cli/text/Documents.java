package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.DiskUse;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.journal.AtWork;
import java.util.List;
import java.util.Optional;

/** The JSON documents of the command. Fields may be added; a field that has nothing to say is left out. */
public final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Documents() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An error. */
    public static ObjectNode error(Failure failure) {
        ObjectNode document = object();
        document.putObject("error").put("code", failure.code()).put("message", failure.message());
        return document;
    }

    /** How a workflow came to rest, and what it made. */
    public static ObjectNode result(WorkflowResult result) {
        ObjectNode document = view(result.view());
        strings(document, "phasesCompleted", result.phasesCompleted());
        result.baseline()
                .ifPresent(baseline -> document.put("checked", baseline.check().isPresent()));
        result.baseline().flatMap(Baseline::check).ifPresent(check -> put(document, "baseline", check));
        result.tests().ifPresent(tests -> tests(document, tests));
        strings(document, "filesCreated", result.changes().created());
        strings(document, "filesModified", result.changes().modified());
        strings(document, "filesDeleted", result.changes().deleted());
        result.delivery().ifPresent(delivery -> delivery(document, delivery));
        result.suspended()
                .forEach(work -> atWork(document.withArray("suspended").addObject(), work));
        return document;
    }

    private static void atWork(ObjectNode node, AtWork work) {
        node.put("phase", work.phase()).put("item", work.item()).put("agent", work.agent());
        node.put("since", work.since().toString()).put("last", work.last());
    }

    /** A workflow. */
    public static ObjectNode view(WorkflowView view) {
        ObjectNode document = object();
        document.put("workflow", view.id().value()).put("request", view.request());
        document.put("status", view.status().name());
        if (!view.reason().isEmpty()) {
            document.put("reason", view.reason());
        }
        document.put("percent", view.percent()).put("started", view.started().toString());
        document.put("activeSeconds", view.active().toMillis() / 1000.0).put("sequence", view.sequence());
        ArrayNode phases = document.putArray("phases");
        view.phases().forEach(phase -> phase(phases.addObject(), phase));
        ArrayNode items = document.putArray("items");
        view.items().forEach(item -> item(items.addObject(), item));
        view.question().ifPresent(question -> document.set("question", question(question)));
        usage(document.putObject("usage"), view.usage(), view.reservedMicroDollars());
        return document;
    }

    /** A line of the list of workflows. */
    public static ObjectNode head(WorkflowHead head) {
        ObjectNode document = object();
        document.put("workflow", head.id().value()).put("title", head.title());
        document.put("status", head.status().name()).put("phase", head.phase());
        document.put("percent", head.percent()).put("updated", head.updated().toString());
        head.openQuestion().ifPresent(question -> document.put("question", question));
        head.answerBy().ifPresent(time -> document.put("answerBy", time.toString()));
        return document;
    }

    /** What a workflow takes of the disk. */
    public static ObjectNode disk(DiskUse use) {
        return object().put("journalBytes", use.journal()).put("directoriesBytes", use.directories());
    }

    private static ObjectNode question(AskedQuestion asked) {
        ObjectNode document = object();
        document.put("id", asked.id()).put("scope", asked.scope());
        document.put("kind", Questions.kind(asked.question()));
        document.put("text", asked.question().text());
        if (asked.question() instanceof Question.Approval approval) {
            document.put("gate", approval.gate()).put("phase", approval.phase());
            document.put("tree", approval.tree()).put("artifactHash", approval.artifactHash());
            text(document, "editable", approval.editable());
            approval.deadline()
                    .ifPresent(
                            deadline -> document.put("answerBy", deadline.at().toString())
                                    .put("overdue", deadline.then().name()));
        }
        strings(document, "options", Questions.options(asked.question()));
        return document;
    }

    private static void phase(ObjectNode node, WorkflowView.Phase phase) {
        node.put("name", phase.name()).put("status", phase.status().name()).put("attempt", phase.attempt());
        node.put("activeSeconds", phase.active().toMillis() / 1000.0).put("note", phase.note());
    }

    private static void item(ObjectNode node, WorkflowView.Item item) {
        node.put("key", item.key()).put("title", item.title()).put("role", item.role());
        node.put("status", item.status().name()).put("attempt", item.attempt()).put("note", item.note());
    }

    private static void usage(ObjectNode node, Usage usage, long reserved) {
        node.put("modelCalls", usage.modelCalls()).put("unpricedCalls", usage.unpricedCalls());
        node.put("inputTokens", usage.inputTokens()).put("outputTokens", usage.outputTokens());
        node.put("microDollars", usage.microDollars()).put("reservedMicroDollars", reserved);
    }

    private static void tests(ObjectNode document, TestReport report) {
        ArrayNode runs = document.putArray("testRuns");
        report.runs().forEach(run -> check(runs.addObject(), run));
        report.last().coverage().ifPresent(coverage -> coverage(document.putObject("coverage"), coverage));
    }

    private static void put(ObjectNode document, String name, CheckReport check) {
        check(document.putObject(name), check);
    }

    private static void check(ObjectNode node, CheckReport check) {
        node.put("passed", check.passed()).put("tests", check.tests()).put("skipped", check.skipped());
        node.put("millis", check.millis());
        ArrayNode failures = node.putArray("failures");
        check.failures()
                .forEach(failure -> failures.addObject()
                        .put("test", failure.test())
                        .put("type", failure.type())
                        .put("message", failure.message()));
    }

    private static void coverage(ObjectNode node, Coverage coverage) {
        node.put("coveredLines", coverage.coveredLines()).put("lines", coverage.lines());
        node.put("linePercent", coverage.linePercent());
        node.put("coveredBranches", coverage.coveredBranches()).put("branches", coverage.branches());
        node.put("branchPercent", coverage.branchPercent());
    }

    private static void delivery(ObjectNode document, Delivery delivery) {
        text(document, "commit", delivery.commit());
        text(document, "branch", delivery.branch());
        document.put("message", delivery.message());
        strings(document, "notes", delivery.notes());
    }

    private static void text(ObjectNode document, String name, Optional<String> value) {
        value.ifPresent(text -> document.put(name, text));
    }

    private static void strings(ObjectNode document, String name, List<String> values) {
        ArrayNode array = document.putArray(name);
        values.forEach(array::add);
    }
}
