package dev.journeyman.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the caller set, as {@code --name value}. */
public final class Options {
    private final Map<String, String> values = new HashMap<>();

    /** Reads them; those that are not known are refused. */
    public Options(List<String> arguments, List<String> known) {
        if (arguments.size() % 2 != 0) {
            throw new IllegalArgumentException("Options are " + known + ", each with a value.");
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no option --" + name + "; there are " + known + ".");
            }
            values.put(name, arguments.get(i + 1));
        }
    }

    /** A number. */
    public int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
    }

    /** What has no default. */
    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("Say --" + name + "."));
    }

    /** What may be left out. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A new folder to work in, below the one that was named or the temporary one. */
    public Path newFolder() throws IOException {
        String parent = values.getOrDefault("dir", System.getProperty("java.io.tmpdir"));
        return Files.createTempDirectory(Files.createDirectories(Path.of(parent)), "journeyman-benchmark");
    }
}
