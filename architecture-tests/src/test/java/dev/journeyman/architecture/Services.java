package dev.journeyman.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What the service files on the class path name. */
final class Services {
    private Services() {}

    static Set<String> named() {
        Set<String> named = new TreeSet<>();
        for (String service : Set.of(
                "dev.journeyman.api.store.CheckpointStoreProvider",
                "dev.journeyman.api.work.WorkTrackerProvider",
                "dev.journeyman.api.dialog.InputAdapterProvider",
                "dev.journeyman.api.agent.AgentProvider",
                "dev.journeyman.api.phase.PhaseProvider")) {
            named.addAll(named(service));
        }
        return named;
    }

    private static Set<String> named(String service) {
        Set<String> named = new TreeSet<>();
        try {
            for (URL file :
                    Collections.list(Services.class.getClassLoader().getResources("META-INF/services/" + service))) {
                try (InputStream in = file.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(named::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }
}
