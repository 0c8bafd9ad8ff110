package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningToEventsTest {
    @TempDir
    private Path folder;

    @Test
    void printsEventsInOrderUpToTheGate() throws IOException, InterruptedException {
        List<String> lines =
                Sample.in(folder).print(ListeningToEvents::main).lines().toList();
        assertThat(lines).first().asString().matches(" +1 .* Started .*");
        assertThat(lines).filteredOn(line -> line.contains("PhaseDone")).hasSize(1);
        assertThat(lines).anyMatch(line -> line.startsWith("Waits for: "));
    }
}
