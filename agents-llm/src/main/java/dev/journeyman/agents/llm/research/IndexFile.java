package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of contents across runs, an {@link IndexLine} for each.
 *
 * <p>It is a cache: a line that is torn or does not fit its checksum is as if it were not there, so writers need no lock
 * and a kill at any instant costs the work on a content. A file that is damaged or of another version is replaced.
 */
final class IndexFile<T> {
    /** How many lines nobody asked for may stand there. */
    private static final int MOST_UNUSED = 5_000;
    /** Lines that a core decodes or encodes before it fetches more. */
    private static final int AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);

    private final Path file;
    private final Codec<T> codec;
    private volatile boolean replace;

    IndexFile(Path file, Codec<T> codec) {
        this.file = file;
        this.codec = codec;
    }

    /** What is there of the contents. */
    Map<String, T> read(Set<String> contents, Cores cores) throws InterruptedException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            replace = !codec.header().equals(lines.readLine());
            if (replace) {
                LOG.info("The index {} is of another version, so all is made anew.", file);
                return Map.of();
            }
            return read(lines, contents, cores);
        } catch (NoSuchFileException e) {
            replace = true;
            return Map.of();
        } catch (IOException e) {
            LOG.warn("The index {} cannot be read, so all is made anew: {}", file, e.getMessage());
            replace = true;
            return Map.of();
        }
    }

    private Map<String, T> read(BufferedReader lines, Set<String> contents, Cores cores)
            throws IOException, InterruptedException {
        List<Future<Map<String, Optional<T>>>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int unused = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!contents.contains(IndexLine.content(line))) {
                unused++;
            } else {
                part.add(line);
            }
            if (part.size() == AT_ONCE) {
                parts.add(cores.submit(decoding(part)));
                part = new ArrayList<>();
            }
        }
        parts.add(cores.submit(decoding(part)));
        Map<String, T> found = whole(parts);
        replace |= unused > MOST_UNUSED + found.size();
        return found;
    }

    private Callable<Map<String, Optional<T>>> decoding(List<String> lines) {
        return () -> {
            Map<String, Optional<T>> decoded = new HashMap<>();
            lines.forEach(line -> decoded.merge(
                    IndexLine.content(line),
                    IndexLine.parse(line).flatMap(this::decode),
                    (one, other) -> other.or(() -> one)));
            return decoded;
        };
    }

    private Optional<T> decode(IndexLine line) {
        try {
            return Optional.of(codec.decode(line.kept()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Map<String, T> whole(List<Future<Map<String, Optional<T>>>> parts) throws InterruptedException {
        Map<String, T> whole = new HashMap<>();
        int damaged = 0;
        for (Future<Map<String, Optional<T>>> part : parts) {
            for (Map.Entry<String, Optional<T>> line : Cores.result(part).entrySet()) {
                line.getValue().ifPresent(value -> whole.put(line.getKey(), value));
                damaged += line.getValue().isPresent() ? 0 : 1;
            }
        }
        if (damaged > 0) {
            LOG.warn("In the index {} {} lines are damaged; what they said is made anew.", file, damaged);
            replace = true;
        }
        return whole;
    }

    /**
     * Keeps what is new; all that is needed if the file is not there, not ours, damaged, or full of what nobody needs.
     *
     * @param fresh what was not in the file
     * @param all what is needed
     * @param cores encode it
     */
    void add(Map<String, T> fresh, Map<String, T> all, Cores cores) {
        try {
            if (replace) {
                replace(all, cores);
                replace = false;
            } else if (!fresh.isEmpty()) {
                // A line that was torn before ends here.
                write(file, "", encoded(fresh, cores), StandardOpenOption.APPEND);
            }
        } catch (IOException | CompletionException e) {
            LOG.warn("The index {} cannot be written, so the next run makes it anew: {}", file, e.getMessage());
        }
    }

    /** Keeps nothing any more. */
    void clear(Cores cores) {
        replace = true;
        add(Map.of(), Map.of(), cores);
    }

    private void replace(Map<String, T> all, Cores cores) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "index", ".new");
        try {
            write(fresh, codec.header(), encoded(all, cores), StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** In one go, so that what several write at a time stands one after the other. */
    private static void write(Path to, String head, List<CompletableFuture<byte[]>> parts, StandardOpenOption how)
            throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes((head + '\n').getBytes(UTF_8));
        parts.forEach(part -> lines.writeBytes(part.join()));
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.WRITE, how)) {
            lines.writeTo(out);
        }
    }

    /** An interrupt does not end it: what was parsed, or paid for, is kept. */
    private List<CompletableFuture<byte[]>> encoded(Map<String, T> values, Cores cores) {
        List<Map.Entry<String, T>> entries = List.copyOf(values.entrySet());
        List<CompletableFuture<byte[]>> parts = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Map.Entry<String, T>> part = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            parts.add(CompletableFuture.supplyAsync(() -> encoded(part), cores));
        }
        return parts;
    }

    private byte[] encoded(List<Map.Entry<String, T>> part) {
        return part.stream()
                .map(each -> new IndexLine(each.getKey(), codec.encode(each.getValue())) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
