package dev.journeyman.api;

import java.util.List;

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

    /**
     * Looks whether what it would make could work here, such as whether a server can be reached and lets us in; changes
     * nothing, and says what to do about what is wrong instead of throwing.
     *
     * @return a finding for each thing that was looked at; none if there is nothing to look at
     */
    default List<Finding> examine(ProviderContext context) {
        return List.of();
    }
}
