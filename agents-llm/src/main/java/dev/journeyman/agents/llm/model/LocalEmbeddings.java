package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.langchain4j.spi.model.embedding.EmbeddingModelFactory;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The embedding models that run within this process, as jars bring them to LangChain4j's {@link EmbeddingModelFactory}. */
final class LocalEmbeddings {
    private static final String LOCAL = "local";
    private static final String FACTORY = "(EmbeddingModel)?Factory$";

    private final ClassLoader classes;

    LocalEmbeddings(ClassLoader classes) {
        this.classes = classes;
    }

    /** True of {@code local}, for the only one there is, and {@code local:name}. */
    static boolean isNamedBy(String name) {
        return name.equals(LOCAL) || name.startsWith(LOCAL + ":");
    }

    /**
     * The model of this name, loaded.
     *
     * @throws OrchestratorException if it is not there, cannot be loaded, or there is a choice to make
     */
    Embedder embedder(String name) {
        try {
            List<ServiceLoader.Provider<EmbeddingModelFactory>> found =
                    ServiceLoader.load(EmbeddingModelFactory.class, classes).stream()
                            .toList();
            ServiceLoader.Provider<EmbeddingModelFactory> one = one(name, found);
            return Embedder.inProcess(nameOf(one), one.get().create());
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "model.broken-local-embeddings",
                            "The embedding model of models.embeddings '" + name + "' cannot be loaded (" + e
                                    + "): mend or remove its jar, or name another model."),
                    e);
        }
    }

    private static ServiceLoader.Provider<EmbeddingModelFactory> one(
            String name, List<ServiceLoader.Provider<EmbeddingModelFactory>> found) {
        List<ServiceLoader.Provider<EmbeddingModelFactory>> fitting = found.stream()
                .filter(each -> name.equals(LOCAL) || name.equals(nameOf(each)))
                .toList();
        if (found.isEmpty()) {
            throw refuse(
                    "model.no-local-embeddings",
                    name,
                    "no jar on the class path brings one: add an in-process model"
                            + " of LangChain4j's (an artifact dev.langchain4j:langchain4j-embeddings-...), or put its jars into"
                            + " the folder of --plugins");
        }
        if (fitting.size() != 1) {
            throw refuse(
                    "model.choice",
                    name,
                    "it must be one of "
                            + found.stream().map(LocalEmbeddings::nameOf).toList());
        }
        return fitting.get(0);
    }

    private static String nameOf(ServiceLoader.Provider<EmbeddingModelFactory> factory) {
        return LOCAL + ":" + factory.type().getSimpleName().replaceFirst(FACTORY, "");
    }

    private static OrchestratorException refuse(String code, String name, String why) {
        return new OrchestratorException(Failure.giveUp(
                code,
                "models.embeddings (" + Models.EMBEDDINGS + ") is '" + name
                        + "', an embedding model within this process, but " + why + "."));
    }
}
