package dev.journeyman.agents.llm.answer;

import dev.journeyman.api.Role;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import java.util.List;
import java.util.Optional;

/** Reads a plan. Whether its order makes sense is the engine's to judge. */
public final class PlanAnswer {
    /** A plan with at least one item. */
    public static final AnswerSchema<Plan> SCHEMA = new AnswerSchema<>(PlanAnswer::plan);

    private PlanAnswer() {}

    private static Optional<Plan> plan(Fields fields) {
        String summary = fields.text("summary");
        List<PlanItem> items = fields.some("items", PlanAnswer::item);
        String testStrategy = fields.text("testStrategy", "");
        return fields.make(() -> new Plan(summary, items, testStrategy));
    }

    private static Optional<PlanItem> item(Fields fields) {
        String key = fields.text("key");
        String title = fields.text("title");
        String task = fields.text("task");
        String role = fields.text("role");
        Priority priority = fields.word("priority", Priority.class, Priority.P2);
        List<String> dependsOn = fields.texts("dependsOn");
        List<PlannedFile> files = fields.required("files", PlanAnswer::file);
        List<String> acceptance = fields.texts("acceptance");
        Estimate estimate = estimate(fields.object("estimate"));
        return fields.make(
                () -> new PlanItem(key, title, task, new Role(role), priority, dependsOn, files, acceptance, estimate));
    }

    private static Optional<PlannedFile> file(Fields fields) {
        String path = fields.text("path");
        PlannedFile.Intent intent = fields.word("intent", PlannedFile.Intent.class);
        return fields.make(() -> new PlannedFile(path, intent));
    }

    private static Estimate estimate(Fields fields) {
        return new Estimate(
                fields.count("lines"), fields.count("integrationPoints"), fields.count("tests"), fields.count("depth"));
    }
}
