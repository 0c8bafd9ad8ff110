package dev.journeyman.core.plugin;

import dev.journeyman.api.Provider;

/**
 * An implementation of an SPI that is there to be chosen.
 *
 * @param spi the SPI's simple name, such as {@code CheckpointStore}
 * @param name what users choose it by
 * @param version the implementation version of its jar's manifest; "" if it has none
 * @param origin the jar or folder of classes it comes from
 * @param problem why it cannot be used; "" if it can
 */
public record Plugin(String spi, String name, String version, String origin, String problem) {
    /** Asks for the name, which is the first that a provider can get wrong. */
    static Plugin of(String spi, Provider<?> provider) {
        Class<?> type = provider.getClass();
        try {
            return usable(spi, provider.name(), type);
        } catch (RuntimeException e) {
            return new Plugin(spi, "?", Origin.version(type), Origin.of(type), type.getName() + " has no name: " + e);
        }
    }

    static Plugin usable(String spi, String name, Class<?> type) {
        return new Plugin(spi, name, Origin.version(type), Origin.of(type), "");
    }

    static Plugin broken(String spi, String problem) {
        return new Plugin(spi, "?", "", "", problem);
    }
}
