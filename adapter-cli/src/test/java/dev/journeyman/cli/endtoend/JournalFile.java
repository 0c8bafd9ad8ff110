package dev.journeyman.cli.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journal of the only workflow of a project, read from its file as it lies there. */
final class JournalFile {
    /** Such as {@code code#1/dispatch:1/parse-args#1/ask:backend:1}: the item, if any, its attempt, role and round. */
    private static final Pattern ASK = Pattern.compile("(?:.*dispatch:\\d+/([^/]+)|[^/]+)#(\\d+)/ask:([^/:]+):(\\d+)");

    private static final String MODEL = "model/";

    private final Path workflows;

    JournalFile(Path project) {
        this.workflows = project.resolve(".git/journeyman/workflows");
    }

    /** The workflow's id; empty before its first entry. */
    Optional<String> id() throws IOException {
        return folder().map(folder -> folder.getFileName().toString());
    }

    /** How many entries are there; no line that is only half written. */
    int size() throws IOException {
        return lines().size();
    }

    /** The keys of the calls whose answers are recorded. */
    Set<String> recordedCalls() throws IOException {
        return calls("StepDone");
    }

    /** How often the result of each step is recorded. */
    Map<String, Integer> steps() throws IOException {
        Map<String, Integer> steps = new TreeMap<>();
        events("StepDone")
                .forEach(entry -> steps.merge(
                        entry.path("scope").asText() + "/" + entry.path("call").asText(), 1, Integer::sum));
        return steps;
    }

    /** When the newest owner took the workflow. */
    Instant lastOwned() throws IOException {
        return events("Owner")
                .reduce((first, second) -> second)
                .map(JournalFile::at)
                .orElseThrow();
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.path("at").asText());
    }

    private Set<String> calls(String type) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        events(type)
                .filter(entry -> entry.path("call").asText().startsWith(MODEL))
                .map(JournalFile::key)
                .forEach(keys::add);
        return keys;
    }

    private static String key(JsonNode entry) {
        Matcher ask = ASK.matcher(entry.path("scope").asText());
        if (!ask.matches()) {
            throw new AssertionError("not the scope of an ask: " + entry);
        }
        String item = ask.group(1) == null ? "-" : ask.group(1);
        String call = entry.path("call").asText().substring(MODEL.length());
        return ask.group(3) + "/" + item + "/" + ask.group(2) + "." + ask.group(4) + "/" + call;
    }

    private Stream<JsonNode> events(String type) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> entries = new ArrayList<>();
        for (String line : lines()) {
            entries.add(mapper.readTree(line));
        }
        return entries.stream()
                .filter(entry -> entry.path("event").path("type").asText().equals(type));
    }

    private List<String> lines() throws IOException {
        Optional<Path> folder = folder();
        return folder.isPresent() ? lines(folder.get()) : List.of();
    }

    private static List<String> lines(Path folder) throws IOException {
        Path file = folder.resolve("journal.jsonl");
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The one with an entry; a process that was killed early may have left another without any. */
    private Optional<Path> folder() throws IOException {
        if (!Files.isDirectory(workflows)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(workflows)) {
            for (Path folder : folders.toList()) {
                if (!lines(folder).isEmpty()) {
                    return Optional.of(folder);
                }
            }
            return Optional.empty();
        }
    }
}
