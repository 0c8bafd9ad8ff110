package dev.journeyman.core.engine;

import dev.journeyman.api.step.Tree;
import dev.journeyman.core.guard.Secrets;
import java.util.List;
import java.util.Optional;

/**
 * A tree as agents see it: what they read may be sent to a vendor, and the values of configured secrets must not be.
 *
 * @param tree as it is
 */
record MaskedTree(Tree tree, Secrets secrets) implements Tree {
    @Override
    public String id() {
        return tree.id();
    }

    @Override
    public List<String> paths() {
        return tree.paths();
    }

    @Override
    public Optional<String> contentId(String path) {
        return tree.contentId(path);
    }

    @Override
    public Optional<String> read(String path) {
        return tree.read(path).map(secrets::mask);
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return tree.search(text, limit).stream()
                .map(hit -> new Hit(hit.path(), hit.line(), secrets.mask(hit.text())))
                .toList();
    }
}
