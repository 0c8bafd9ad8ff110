package dev.journeyman.agents.llm.replay;

import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Answers from a cassette; no network, no key.
 *
 * <p>An answer is found by the call's key, never by the text of the prompt. A prompt that is not the recorded one is
 * reported once per key, and answered all the same; a missing answer is an error that names the key.
 */
public final class ReplayModel implements ModelClient {
    private final String source;
    private final Cassette cassette;
    private final Consumer<String> warnings;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private ReplayModel(String source, Cassette cassette, Consumer<String> warnings) {
        this.source = source;
        this.cassette = cassette;
        this.warnings = warnings;
    }

    /** Answers from a file. */
    public static ReplayModel read(Path file, Consumer<String> warnings) {
        return new ReplayModel(file.toString(), Cassette.read(file), warnings);
    }

    /**
     * Answers from the text of a cassette.
     *
     * @param source what to call it in messages
     */
    public static ReplayModel parse(String source, String json, Consumer<String> warnings) {
        return new ReplayModel(source, Cassette.parse(source, json), warnings);
    }

    @Override
    public String name() {
        return "recorded:" + (cassette.model().isEmpty() ? "by-hand" : cassette.model());
    }

    /** No more than the dearest recorded call. */
    @Override
    public Usage atMost(ModelRequest request) {
        return cassette.entries().values().stream()
                .map(CassetteEntry::usage)
                .max(Comparator.comparingLong(Usage::microDollars))
                .orElse(new Usage(1, 0, 0, 0, 0));
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        String key = request.key().toString();
        CassetteEntry entry = cassette.find(key).orElseThrow(() -> missing(key));
        boolean changed = !entry.answers(request.promptHash());
        if (changed && warned.add(key)) {
            warnings.accept("The prompt of " + key + " is not the one recorded in " + source
                    + "; the recorded answer is used.");
        }
        return new ModelAnswer(entry.text(), entry.usage(), entry.finish(), changed);
    }

    private OrchestratorException missing(String key) {
        return new OrchestratorException(Failure.giveUp(
                "model.no-recorded-answer",
                "The cassette " + source + " holds no answer for " + key
                        + ". Record one with --record, or add an entry with this key."));
    }
}
