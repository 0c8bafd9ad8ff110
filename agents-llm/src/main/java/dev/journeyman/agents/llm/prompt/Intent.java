package dev.journeyman.agents.llm.prompt;

import static dev.journeyman.agents.llm.prompt.Markdown.inline;
import static dev.journeyman.agents.llm.prompt.Markdown.labelled;

import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is to be done: requirements, plan and item, as compact Markdown. */
final class Intent {
    private Intent() {}

    static String requirements(Requirements requirements) {
        String body = "**" + requirements.title() + "**\n\n" + requirements.summary() + "\n\n"
                + requirements.stories().stream().map(Intent::story).collect(Collectors.joining("\n"))
                + labelled("Further requirements:", requirements.functional())
                + labelled("Qualities:", requirements.nonFunctional())
                + labelled("Entities:", requirements.entities())
                + labelled("Needed, but not there:", requirements.dependencies())
                + labelled("Meets existing code at:", requirements.integrationPoints())
                + labelled("Assumptions:", requirements.assumptions());
        return Markdown.section("Requirements", body);
    }

    private static String story(UserStory story) {
        return story.id() + ": As " + story.role() + " I want to " + story.action() + ", so that " + story.value()
                + ".\n"
                + Markdown.list(story.criteria(), Intent::criterion)
                + inline("Before", story.preconditions())
                + inline("After", story.postconditions())
                + inline("Edge cases", story.edgeCases());
    }

    private static String criterion(Criterion criterion) {
        return "Given " + criterion.given() + ", when " + criterion.when() + ", then " + criterion.then();
    }

    static String plan(Plan plan) {
        return Markdown.section(
                "The plan",
                plan.summary() + "\n\n" + Markdown.list(plan.items(), Intent::line) + "\n"
                        + inline("Tests", plan.testStrategy().isBlank() ? List.of() : List.of(plan.testStrategy())));
    }

    private static String line(PlanItem item) {
        String after = item.dependsOn().isEmpty() ? "" : ", after " + String.join(", ", item.dependsOn());
        return "`" + item.key() + "` (" + item.role() + after + "): " + item.title()
                + item.files().stream().map(Intent::file).collect(Collectors.joining("; ", " [", "]"));
    }

    static String item(PlanItem item) {
        return Markdown.section(
                "Your item",
                "`" + item.key() + "`: " + item.title() + "\n\n" + item.task() + "\n"
                        + labelled(
                                "Planned files:",
                                item.files().stream().map(Intent::file).toList())
                        + labelled("It is done when:", item.acceptance())
                        + inline("\nMerged already", item.dependsOn()));
    }

    private static String file(PlannedFile file) {
        return file.intent().name().toLowerCase(Locale.ROOT) + " " + file.path();
    }
}
