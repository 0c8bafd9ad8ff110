package dev.journeyman.api.step;

import java.util.List;
import java.util.Optional;

/** A set of files that never changes. Paths are relative, with '/'. Made by the engine only; may grow. */
public interface Tree {
    /** Names the tree; equal ids mean equal trees. */
    String id();

    /** All files, sorted. */
    List<String> paths();

    /** Names the content of a file: equal names mean equal bytes; empty if there is no such file. */
    Optional<String> contentId(String path);

    /** The text of a file; empty if there is no such file, or if it is not UTF-8 text or above 1 MiB. */
    Optional<String> read(String path);

    /**
     * Lines that contain a text, in the order of paths.
     *
     * @param limit most hits in the answer
     */
    List<Hit> search(String text, int limit);

    /**
     * A line found.
     *
     * @param path the file
     * @param line its number, from 1
     * @param text the line
     */
    record Hit(String path, int line, String text) {}
}
