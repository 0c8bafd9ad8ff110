package dev.journeyman.api;

/**
 * Makes one implementation of an SPI; found by {@link java.util.ServiceLoader} through the sub-interface of the SPI.
 *
 * @param <T> the SPI
 */
public interface Provider<T> {
    /** The name users choose it by: lower-case, unique among the providers of the SPI. */
    String name();

    /**
     * Makes the implementation.
     *
     * @throws OrchestratorException naming the setting that is missing or wrong
     */
    T create(ProviderContext context);
}
