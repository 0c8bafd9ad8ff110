package dev.journeyman.agents.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSchemaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"fix\", \"subject\": \"s\"}",
                "  {\"type\": \"fix\", \"subject\": \"s\"}\n",
                "```json\n{\"type\": \"fix\", \"subject\": \"s\"}\n```",
                "Here it is:\n\n```\n{\"type\": \"fix\", \"subject\": \"s\"}\n```\nAnything else?",
                "I used {curly} braces. {\"type\": \"fix\", \"subject\": \"s\"} That is all {really}.",
                "{\"type\": \"fix\", \"subject\": \"s\",}",
                "{\"type\": \"fix\", \"subject\": \"s\", \"unknown\": {\"a\": [1]}}",
            })
    void theObjectIsFoundWhereverItStands(String text) throws Exception {
        assertThat(CommitAnswer.SCHEMA.read(text)).isEqualTo(new CommitMessage("fix", "", "s", "", false));
    }

    @Test
    void aFenceWithinAStringDoesNotEndTheFence() throws Exception {
        String text = "```json\n{\"summary\": \"s\", \"edits\": [{\"action\": \"create\", \"path\": \"R.md\","
                + " \"content\": \"```\\ncode\\n```\\n\"}]}\n```";

        assertThat(EditAnswer.EDITS.read(text).edits())
                .containsExactly(new FileEdit.Create("R.md", "```\ncode\n```\n"));
    }

    @Test
    void aLineBreakWithinAStringIsForgiven() throws Exception {
        assertThat(CommitAnswer.SCHEMA
                        .read("{\"type\": \"fix\", \"subject\": \"s\", \"body\": \"a\nb\"}")
                        .body())
                .isEqualTo("a\nb");
    }

    @Test
    void textsMayBeGivenAsLines() throws Exception {
        EditAnswer answer = EditAnswer.EDITS.read("""
                {"summary": ["one", "two"], "edits": [
                  {"action": "Create", "path": "a", "content": ["x", "", "y"]},
                  {"action": "create", "path": "b", "content": []},
                  {"action": "create", "path": "c", "content": "x"},
                  {"action": "replace", "path": "d", "find": ["x", "y"], "replacement": ["z"]},
                  {"action": "replace", "path": "e", "find": " ", "replacement": ""},
                  {"action": "DELETE", "path": "f"}]}
                """.replace("\"find\": \" \"", "\"find\": \"x\""));

        assertThat(answer.summary()).isEqualTo("one\ntwo");
        assertThat(answer.edits())
                .containsExactly(
                        new FileEdit.Create("a", "x\n\ny\n"),
                        new FileEdit.Create("b", ""),
                        new FileEdit.Create("c", "x"),
                        new FileEdit.Replace("d", "x\ny", "z"),
                        new FileEdit.Replace("e", "x", ""),
                        new FileEdit.Delete("f"));
    }

    @Test
    void aWholePlanItemIsRead() throws Exception {
        PlanItem item = PlanAnswer.SCHEMA.read("""
                        {"summary": "s", "items": [{"key": "k", "title": "t", "task": ["a", "b"], "role": "data-science",
                          "priority": "p0", "dependsOn": ["j"], "files": [], "acceptance": ["ok"],
                          "estimate": {"lines": 10, "tests": 2}}]}
                        """).items().get(0);

        assertThat(item.task()).isEqualTo("a\nb");
        assertThat(item.role().name()).isEqualTo("data-science");
        assertThat(item.priority()).isEqualTo(Priority.P0);
        assertThat(item.dependsOn()).containsExactly("j");
        assertThat(item.acceptance()).containsExactly("ok");
        assertThat(item.estimate()).isEqualTo(new Estimate(10, 0, 2, 0));
    }

    @Test
    void allMistakesAreNamedAtOnceWithTheirPaths() {
        assertThat(problems(PlanAnswer.SCHEMA, """
                        {"items": [
                          {"key": "ok", "title": "t", "task": "x", "role": "backend", "files": [{"path": "p", "intent": "move"}]},
                          {"key": "UPPER", "title": "t", "task": "x", "role": "backend", "files": []},
                          {"key": "k", "title": 7, "task": "", "role": "No Role", "files": "p", "dependsOn": [1],
                           "estimate": {"lines": -1, "depth": "deep"}},
                          "item"]}
                        """))
                .containsExactly(
                        "summary: required, but missing",
                        "items[0].files[0].intent: must be one of create, modify, delete, but is 'move'",
                        "items[1]: An item's key has 1 to 40 characters of a-z, 0-9 and '-', but this is 'UPPER'.",
                        "items[2].title: must be a string or an array of lines",
                        "items[2].task: must not be blank",
                        "items[2].dependsOn[0]: must be a string",
                        "items[2].files: must be an array",
                        "items[2].estimate.lines: must be a whole number from 0",
                        "items[2].estimate.depth: must be a whole number from 0",
                        "items[3]: must be an object",
                        "items[3].key: required, but missing",
                        "items[3].title: required, but missing",
                        "items[3].task: required, but missing",
                        "items[3].role: required, but missing",
                        "items[3].files: required, but missing");
    }

    @Test
    void anEmptyPlanIsNone() {
        assertThat(problems(PlanAnswer.SCHEMA, "{\"summary\": \"s\", \"items\": []}"))
                .containsExactly("items: must not be empty");
        assertThat(problems(PlanAnswer.SCHEMA, "{\"summary\": \"s\", \"items\": null, \"estimate\": 1}"))
                .containsExactly("items: required, but missing");
    }

    @Test
    void anEstimateThatIsNoObjectIsNamed() {
        assertThat(problems(
                        PlanAnswer.SCHEMA,
                        "{\"summary\": \"s\", \"items\": [{\"key\": \"k\", \"title\": \"t\", \"task\": \"x\","
                                + " \"role\": \"backend\", \"files\": [], \"estimate\": 5}]}"))
                .containsExactly("items[0].estimate: must be an object");
    }

    @Test
    void requirementsNeedAStoryWithACriterion() {
        assertThat(problems(RequirementsAnswer.SCHEMA, "{\"title\": \"t\", \"summary\": \"s\", \"stories\": []}"))
                .containsExactly("stories: must not be empty");
        assertThat(problems(
                        RequirementsAnswer.SCHEMA,
                        "{\"title\": \"t\", \"summary\": \"s\", \"stories\": [{\"id\": \"1\", \"role\": \"r\", \"action\": \"a\","
                                + " \"value\": \"v\", \"criteria\": [{\"given\": \"g\", \"when\": \"w\"}]}],"
                                + " \"priority\": \"urgent\", \"questions\": [{\"blocking\": \"yes\"}]}"))
                .containsExactly(
                        "questions[0].text: required, but missing",
                        "questions[0].blocking: must be true or false",
                        "stories[0].criteria[0].then: required, but missing",
                        "priority: must be one of p0, p1, p2, p3, but is 'urgent'");
    }

    @Test
    void aTesterMustNameItsClasses() {
        assertThat(problems(EditAnswer.TESTS, "{\"summary\": \"s\", \"edits\": []}"))
                .containsExactly("testClasses: required, but missing");
    }

    @Test
    void aMessageThatIsTooLongIsNamedInTheRecordsOwnWords() {
        assertThat(problems(CommitAnswer.SCHEMA, "{\"type\": \"feat\", \"subject\": \"" + "x".repeat(73) + "\"}"))
                .singleElement()
                .asString()
                .startsWith("The subject must be one line of 1 to 72 characters");
    }

    @Test
    void brokenJsonIsSaidToBeBrokenAndWhere() {
        assertThat(problems(CommitAnswer.SCHEMA, "{\"type\": \"feat\",\n \"subject\" \"s\"}"))
                .singleElement()
                .asString()
                .startsWith("the JSON cannot be read: ")
                .contains("line 2");
        assertThat(problems(CommitAnswer.SCHEMA, "{}")).containsExactly("the JSON object is empty");
        assertThat(problems(CommitAnswer.SCHEMA, "")).containsExactly("there is no JSON object in it");
    }

    private static List<String> problems(AnswerSchema<?> schema, String text) {
        return catchThrowableOfType(MalformedAnswerException.class, () -> schema.read(text))
                .problems();
    }
}
