package dev.journeyman.core.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.journal.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file of lines that {@link NewLines} has made, one after the other; says what is wrong with it, and in which line. */
final class WrittenLines implements AutoCloseable {
    private final Path file;
    private final Kind kind;
    private final BufferedReader reader;
    private final Seal seal = new Seal();
    private String sealBefore = "";
    private int number;

    private WrittenLines(Path file, Kind kind, BufferedReader reader) {
        this.file = file;
        this.kind = kind;
        this.reader = reader;
    }

    /**
     * What a file is.
     *
     * @param word in its first line
     * @param format the newest that this version knows
     * @param name for people
     * @param command that writes such files
     */
    record Kind(String word, int format, String name, String command) {}

    static WrittenLines open(Path file, Kind kind) {
        try {
            return new WrittenLines(file, kind, Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(file, kind, e);
        }
    }

    private static OrchestratorException unreadable(Path file, Kind kind, IOException cause) {
        String named =
                "Could not read " + file + " (" + cause + "): name a file that '" + kind.command() + "' has written.";
        return new OrchestratorException(Failure.giveUp("transfer.unreadable", named), cause);
    }

    /** The first line, which says what the file is. */
    JsonNode head() {
        JsonNode head = read().orElseGet(JsonNodeFactory.instance::objectNode);
        if (!head.path("journeyman").asText().equals(kind.word())) {
            throw refused("is no " + kind.name() + ": name a file that '" + kind.command() + "' has written");
        }
        if (head.path("format").asInt() > kind.format()) {
            throw refused("was written by a newer version of Journeyman: use that version");
        }
        return head;
    }

    /** The next line. */
    JsonNode next() {
        return read().orElseThrow(
                        () -> refused("was cut: it ends after line " + number + "; use another, or make it again"));
    }

    /** Nothing may follow. */
    void end() {
        if (read().isPresent()) {
            throw changed("nothing belongs behind line " + (number - 1));
        }
    }

    private Optional<JsonNode> read() {
        Optional<String> line = line();
        line.ifPresent(this::count);
        return line.map(this::parsed);
    }

    private void count(String line) {
        number++;
        sealBefore = seal.value();
        seal.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw unreadable(file, kind, e);
        }
    }

    private JsonNode parsed(String line) {
        try {
            return Json.read(line, JsonNode.class);
        } catch (OrchestratorException e) {
            throw refused("cannot be read in line " + number + ": name a file that '" + kind.command()
                    + "' has written, or make it again");
        }
    }

    /** Stands for all lines before the one that was read last. */
    String sealBefore() {
        return sealBefore;
    }

    OrchestratorException changed(String what) {
        return refused("was changed after it was written: " + what + "; use another, or make it again");
    }

    private OrchestratorException refused(String why) {
        return new OrchestratorException(Failure.giveUp("transfer.refused", file + " " + why + "."));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(file, kind, e);
        }
    }
}
