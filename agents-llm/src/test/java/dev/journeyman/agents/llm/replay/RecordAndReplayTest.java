package dev.journeyman.agents.llm.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.ScriptedModel;
import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAndReplayTest {
    private final List<String> warnings = new ArrayList<>();

    @Test
    void whatWasRecordedIsReplayed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tape.json");
        ScriptedModel model = new ScriptedModel().says("{\n  \"a\": 1\n}\n").isCutAfter("half");
        RecordingModel recording = new RecordingModel(model, file);

        ModelAnswer first = recording.answer(request("one", 1));
        ModelAnswer second = recording.answer(request("two", 2));

        ReplayModel replay = ReplayModel.read(file, warnings::add);
        assertThat(replay.answer(request("two", 2))).isEqualTo(second);
        assertThat(replay.answer(request("one", 1))).isEqualTo(first);
        assertThat(warnings).isEmpty();
        assertThat(replay.name()).isEqualTo("recorded:test:scripted");
        assertThat(replay.atMost(request("one", 1))).isEqualTo(first.usage());
    }

    @Test
    void aRecordingPassesForItsModel(@TempDir Path folder) throws Exception {
        ScriptedModel model = new ScriptedModel().says("x");
        RecordingModel recording = new RecordingModel(model, folder.resolve("tape.json"));

        assertThat(recording.name()).isEqualTo(model.name());
        assertThat(recording.atMost(request("p", 1))).isEqualTo(model.atMost(request("p", 1)));
    }

    @Test
    void aChangedPromptIsReportedOnceAndAnsweredAllTheSame(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tape.json");
        new RecordingModel(new ScriptedModel().says("x"), file).answer(request("old", 1));
        ReplayModel replay = ReplayModel.read(file, warnings::add);

        assertThat(replay.answer(request("new", 1)).promptChanged()).isTrue();
        assertThat(replay.answer(request("newer", 1)).text()).isEqualTo("x");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("backend/a/1.1/1")
                .contains("tape.json");
    }

    @Test
    void aResumedRecordingIsContinuedAndARepeatedAnswerReplaced(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tape.json");
        RecordingModel killed =
                new RecordingModel(new ScriptedModel().says("one").says("two"), file);
        killed.answer(request("p", 1));
        killed.answer(request("p", 2));

        new RecordingModel(new ScriptedModel().says("again"), file).answer(request("other", 2));

        ReplayModel replay = ReplayModel.read(file, warnings::add);
        assertThat(replay.answer(request("p", 1)).text()).isEqualTo("one");
        assertThat(replay.answer(request("other", 2)).text()).isEqualTo("again");
    }

    @Test
    void aMissingAnswerIsAnErrorWithItsKey() {
        ReplayModel replay = ReplayModel.parse("the demo", "{\"cassette\": 1, \"entries\": []}", warnings::add);

        assertThatThrownBy(() -> replay.answer(request("p", 3)))
                .isInstanceOfSatisfying(OrchestratorException.class, thrown -> {
                    assertThat(thrown.failure().remedy()).isEqualTo(Remedy.GIVE_UP);
                    assertThat(thrown.failure().code()).isEqualTo("model.no-recorded-answer");
                })
                .hasMessageContainingAll("backend/a/1.1/3", "the demo");
        assertThat(replay.name()).isEqualTo("recorded:by-hand");
        assertThat(replay.atMost(request("p", 3)).microDollars()).isZero();
    }

    @Test
    void aCassetteCanBeWrittenByHand() {
        ReplayModel replay = ReplayModel.parse("by hand", """
                {"cassette": 1, "model": "sample", "entries": [
                  {"key": "backend/a/1.1/1", "answer": {"summary": "s", "edits": []}},
                  {"key": "backend/a/1.1/2", "answer": ["line one", "line two"], "finish": "length"},
                  {"key": "backend/a/1.1/3", "answer": "text", "finish": "refusal", "usage": {"inputTokens": 5}}
                ]}
                """, warnings::add);

        assertThat(replay.answer(request("any", 1)))
                .isEqualTo(new ModelAnswer(
                        "{\"summary\":\"s\",\"edits\":[]}", new Usage(1, 0, 0, 0, 0), ModelAnswer.Finish.STOP));
        assertThat(replay.answer(request("any", 2)))
                .isEqualTo(new ModelAnswer("line one\nline two", new Usage(1, 0, 0, 0, 0), ModelAnswer.Finish.LENGTH));
        assertThat(replay.answer(request("any", 3)))
                .isEqualTo(new ModelAnswer("text", new Usage(1, 5, 0, 0, 0), ModelAnswer.Finish.OTHER));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRecordingShowsItsAnswersLineByLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tape.json");

        new RecordingModel(new ScriptedModel().says("{\n  \"a\": 1\n}"), file).answer(request("p", 1));

        assertThat(Files.readString(file))
                .contains("\"key\" : \"backend/a/1.1/1\"")
                .contains("\"  \\\"a\\\": 1\",\n")
                .endsWith("}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"cassette\": 2, \"entries\": []}",
                "{\"cassette\": 1, \"entries\": [{\"answer\": \"x\"}]}",
                "{\"cassette\": 1, \"entries\": [{\"key\": \"a\"}]}",
                "{\"cassette\": 1, \"entries\": [{\"key\": \"a\", \"answer\": \"x\"}, {\"key\": \"a\", \"answer\": \"y\"}]}"
            })
    void whatIsNoCassetteIsRefusedByName(String json) {
        assertThatThrownBy(() -> ReplayModel.parse("tape.json", json, warnings::add))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("tape.json");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> ReplayModel.read(folder.resolve("none.json"), warnings::add))
                .hasMessageContaining("none.json");
    }

    @Test
    void aRecordingThatCannotBeWrittenStopsTheCall(@TempDir Path folder) throws IOException {
        RecordingModel recording =
                new RecordingModel(new ScriptedModel().says("x"), folder.resolve("no-such-folder/tape.json"));

        assertThatThrownBy(() -> recording.answer(request("p", 1))).hasMessageContaining("cannot be written");
    }

    private static ModelRequest request(String user, int call) {
        return new ModelRequest(new CallKey(Role.BACKEND, "a", 1, 1, call), "system", user, 100);
    }
}
