package dev.journeyman.core.plugin;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where a class comes from. */
final class Origin {
    private Origin() {}

    /** The jar or folder; "" if nobody knows. */
    static String of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | RuntimeException e) {
            // A class loader of somebody's own: its word for it is the best there is.
            return source.getLocation().toString();
        }
    }

    /** What the manifest says; "" if it says nothing. */
    static String version(Class<?> type) {
        Package declared = type.getPackage();
        String version = declared == null ? null : declared.getImplementationVersion();
        return version == null ? "" : version;
    }
}
