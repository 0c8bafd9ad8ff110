package dev.journeyman.cli.doctor;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a checkout as they lie there; only those in its root, which is where builds are recognised.
 *
 * @param root of the checkout
 */
record Checkout(Path root) implements Tree {
    @Override
    public String id() {
        return root.toString();
    }

    @Override
    public List<String> paths() {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> contentId(String path) {
        return Optional.of(path).filter(name -> Files.isRegularFile(root.resolve(name)));
    }

    @Override
    public Optional<String> read(String path) {
        try {
            return contentId(path).isEmpty() ? Optional.empty() : Optional.of(Files.readString(root.resolve(path)));
        } catch (IOException e) {
            // Not text, or gone meanwhile.
            return Optional.empty();
        }
    }

    @Override
    public List<Hit> search(String text, int limit) {
        List<Hit> hits = new ArrayList<>();
        for (String path : paths()) {
            List<String> lines = read(path).stream().flatMap(String::lines).toList();
            for (int i = 0; i < lines.size() && hits.size() < limit; i++) {
                if (lines.get(i).contains(text)) {
                    hits.add(new Hit(path, i + 1, lines.get(i)));
                }
            }
        }
        return hits;
    }
}
