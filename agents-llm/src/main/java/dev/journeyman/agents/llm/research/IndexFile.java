package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts across runs, a line for each content: its name, a checksum, the facts as JSON.
 *
 * <p>It is a cache: a line that is torn or does not fit its checksum is as if it were not there, so writers need no lock
 * and a kill at any instant costs a parse. A file of another format is replaced.
 */
final class IndexFile {
    /** Raised whenever other facts are taken from a source than before. */
    private static final String HEADER = "journeyman source index 1";

    /** How many lines nobody asked for may stand there. */
    private static final int MOST_UNUSED = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final ObjectReader READER =
            MAPPER.readerFor(SourceFacts.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private volatile boolean replace;

    IndexFile(Path file) {
        this.file = file;
    }

    /** The facts of those of the contents that are there. */
    Map<String, SourceFacts> read(Set<String> contents) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            replace = !HEADER.equals(lines.readLine());
            return replace ? Map.of() : read(lines, contents);
        } catch (NoSuchFileException e) {
            replace = true;
            return Map.of();
        } catch (IOException e) {
            LOG.warn("The source index {} cannot be read, so all is parsed anew: {}", file, e.getMessage());
            replace = true;
            return Map.of();
        }
    }

    private Map<String, SourceFacts> read(BufferedReader lines, Set<String> contents) throws IOException {
        Map<String, SourceFacts> found = new HashMap<>();
        int unused = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String content = line.substring(0, Math.max(0, line.indexOf(' ')));
            Optional<SourceFacts> facts = contents.contains(content) ? facts(content, line) : Optional.empty();
            facts.ifPresent(known -> found.put(content, known));
            unused += facts.isPresent() ? 0 : 1;
        }
        replace = unused > MOST_UNUSED + found.size();
        return found;
    }

    private static Optional<SourceFacts> facts(String content, String line) {
        String[] parts = line.substring(content.length() + 1).split(" ", 2);
        if (parts.length < 2 || !parts[0].equals(checksum(content, parts[1]))) {
            return Optional.empty();
        }
        try {
            return Optional.of(READER.readValue(parts[1]));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps what is new; all of the tree's if the file is not there, not ours, or full of what nobody needs.
     *
     * @param parsed what was not in the file
     * @param all what the tree holds
     */
    void add(Map<String, SourceFacts> parsed, Map<String, SourceFacts> all) {
        try {
            if (replace) {
                replace(all);
                replace = false;
            } else if (!parsed.isEmpty()) {
                // A line that was torn before ends here.
                write(file, "\n", parsed, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            LOG.warn("The source index {} cannot be written, so the next run parses again: {}", file, e.getMessage());
        }
    }

    private void replace(Map<String, SourceFacts> facts) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "sources", ".new");
        try {
            write(fresh, HEADER + "\n", facts, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path to, String head, Map<String, SourceFacts> facts, StandardOpenOption how)
            throws IOException {
        StringBuilder lines = new StringBuilder(head);
        for (Map.Entry<String, SourceFacts> entry : facts.entrySet()) {
            String json = MAPPER.writeValueAsString(entry.getValue());
            lines.append(entry.getKey())
                    .append(' ')
                    .append(checksum(entry.getKey(), json))
                    .append(' ')
                    .append(json)
                    .append('\n');
        }
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.WRITE, how)) {
            out.write(lines.toString().getBytes(UTF_8));
        }
    }

    private static String checksum(String content, String json) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(UTF_8));
        sum.update(json.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
