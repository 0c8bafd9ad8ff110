package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomAgentTest {
    @TempDir
    private Path folder;

    @Test
    void itsWorkIsPartOfTheCommit() throws IOException, InterruptedException {
        Sample sample = Sample.in(folder).withoutBuild();
        assertThat(sample.print(CustomAgent::main))
                .startsWith("COMPLETED, new: [")
                .contains("NEWS.md");
    }
}
