package dev.journeyman.agents.llm.replay;

import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on and keeps the answers in a cassette that {@link ReplayModel} answers from.
 *
 * <p>The file is complete after every answer. One that is there is continued, so that a resumed workflow's recording is
 * whole; an answer to the same key takes the place of the older one.
 */
public final class RecordingModel implements ModelClient {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingModel.class);

    private final ModelClient model;
    private final Path file;
    private final Cassette cassette;

    /** @throws OrchestratorException naming the file, if something else than a cassette is there */
    public RecordingModel(ModelClient model, Path file) {
        this.model = model;
        this.file = file;
        this.cassette = Files.exists(file) ? Cassette.read(file) : Cassette.empty(model.name());
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Usage atMost(ModelRequest request) {
        return model.atMost(request);
    }

    @Override
    public ModelAnswer answer(ModelRequest request) throws Exception {
        ModelAnswer answer = model.answer(request);
        record(new CassetteEntry(
                request.key().toString(),
                Optional.of(request.promptHash()),
                answer.usage(),
                answer.finish(),
                answer.text()));
        return answer;
    }

    private synchronized void record(CassetteEntry entry) {
        CassetteEntry older = cassette.entries().put(entry.key(), entry);
        if (older != null && !older.prompt().equals(entry.prompt())) {
            LOG.warn("{} was recorded in {} for another prompt; its newer answer is kept.", entry.key(), file);
        }
        try {
            cassette.write(file);
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "model.cannot-record",
                            "The cassette " + file + " cannot be written ("
                                    + e.getClass().getSimpleName()
                                    + "): make room or name another file with --record."),
                    e);
        }
    }
}
