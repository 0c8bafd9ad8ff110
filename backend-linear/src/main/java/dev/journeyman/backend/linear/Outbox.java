package dev.journeyman.backend.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Comments that are to be written in Linear: a readable file each, whose name begins with its turn. Any process puts
 * comments in; whoever holds the lock takes them out.
 */
final class Outbox {
    private static final int TURN = 12;

    private final Path folder;

    Outbox(Path folder) {
        this.folder = folder;
    }

    /**
     * A comment.
     *
     * @param id ours, a UUID
     * @param item what it is about
     * @param body Markdown
     */
    record Comment(String id, String item, String body) {}

    /** Puts a comment in once, behind all others; durable on return. */
    synchronized void put(Comment comment) {
        try {
            PrivateFiles.createFolder(folder);
            List<String> there = names();
            if (there.stream().noneMatch(name -> name.contains(comment.id()))) {
                long last = there.isEmpty()
                        ? 0
                        : Long.parseLong(there.get(there.size() - 1).substring(0, TURN));
                PrivateFiles.write(
                        folder.resolve(String.format("%012d-%s.json", last + 1, comment.id())), Json.write(comment));
            }
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    /** All of them, in turn. */
    synchronized List<Comment> all() {
        try {
            List<Comment> all = new ArrayList<>();
            for (String name : Files.isDirectory(folder) ? names() : List.<String>of()) {
                all.add(read(folder.resolve(name)));
            }
            return all;
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    private static Comment read(Path file) throws IOException {
        try {
            return Json.read(Files.readString(file, StandardCharsets.UTF_8), Comment.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged: remove it", e);
        }
    }

    boolean isEmpty() {
        try {
            return !Files.isDirectory(folder) || names().isEmpty();
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    /** It is written in Linear, or never will be. */
    synchronized void remove(Comment comment) {
        try {
            for (String name : names()) {
                if (name.contains(comment.id())) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{" + TURN + "}-.*\\.json"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
