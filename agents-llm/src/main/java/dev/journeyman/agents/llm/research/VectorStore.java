package dev.journeyman.agents.llm.research;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The vectors of types that one model made, by the name of their content; across runs where there is a folder for it. */
final class VectorStore {
    private static final long MOST_BYTES_IN_MEMORY = 64L << 20;

    private final Cache<String, QuantizedVector> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_IN_MEMORY)
            .weigher((String key, QuantizedVector vector) -> key.length() + vector.dimensions())
            .build();
    private final Optional<IndexFile<QuantizedVector>> file;

    /** @param model whose vectors; those of others are not comparable */
    VectorStore(String model, Optional<Path> folder) {
        this.file = folder.map(in -> new IndexFile<>(in.resolve(fileName(model)), new VectorCodec(model)));
    }

    /** Models whose names differ in other characters are told apart by the file's first line. */
    private static String fileName(String model) {
        return "vectors-" + model.replaceAll("[^A-Za-z0-9.-]", "_") + ".index";
    }

    static String key(Located type) {
        return type.content() + "/" + type.type().name();
    }

    /** All that are known of these keys. */
    Map<String, QuantizedVector> of(Set<String> keys) throws InterruptedException {
        Map<String, QuantizedVector> found = new HashMap<>(known.getAllPresent(keys));
        if (file.isPresent() && found.size() < keys.size()) {
            try (Cores cores = new Cores()) {
                file.get().read(keys, cores).forEach(found::putIfAbsent);
            }
            known.putAll(found);
        }
        return found;
    }

    /**
     * Keeps vectors.
     *
     * @param fresh those not known before
     * @param all those of the tree
     */
    void add(Map<String, QuantizedVector> fresh, Map<String, QuantizedVector> all) {
        known.putAll(fresh);
        if (file.isPresent()) {
            try (Cores cores = new Cores()) {
                file.get().add(fresh, all, cores);
            }
        }
    }

    /** Keeps nothing any more. */
    void clear() {
        known.invalidateAll();
        if (file.isPresent()) {
            try (Cores cores = new Cores()) {
                file.get().clear(cores);
            }
        }
    }
}
