package dev.journeyman.agents.llm.research;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The vectors of types that one model made, by the name of their content; across runs where there is a folder for it. */
final class VectorStore {
    private static final int MOST_IN_MEMORY = 10_000;

    private final Cache<String, float[]> known =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();
    private final Optional<IndexFile<float[]>> file;

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

    /** All that are known of the types of a tree. */
    Map<String, float[]> of(Snapshot snapshot) throws InterruptedException {
        Set<String> keys = snapshot.located().map(VectorStore::key).collect(Collectors.toSet());
        Map<String, float[]> found = new HashMap<>();
        if (file.isPresent()) {
            try (Cores cores = new Cores()) {
                found.putAll(file.get().read(keys, cores));
            }
        }
        found.putAll(known.getAllPresent(keys));
        return found;
    }

    /**
     * Keeps vectors.
     *
     * @param fresh those not known before
     * @param all those of the tree
     */
    void add(Map<String, float[]> fresh, Map<String, float[]> all) {
        known.putAll(fresh);
        file.ifPresent(to -> to.add(fresh, all));
    }
}
