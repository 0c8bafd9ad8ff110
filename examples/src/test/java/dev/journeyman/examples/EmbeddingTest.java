package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {
    private static final Path SOURCE = Path.of("src/main/java/dev/journeyman/examples/Embedding.java");

    @TempDir
    private Path folder;

    @Test
    void takesTheSamplesRequestToABranchAndLeavesNothingBehind() throws IOException, InterruptedException {
        Sample sample = Sample.in(folder);
        // JGit has made the sample by now, so what it keeps for itself is there.
        Footprint before = Footprint.now();
        assertThat(sample.print(Embedding::main)).startsWith("COMPLETED on branch journeyman/");
        Footprint.Left left = Footprint.leftSince(before);
        System.out.println("Plain program: " + left);
        assertThat(left.ofOurs()).isEmpty();
    }

    @Test
    void theReadmeShowsThisProgram() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String program = readme.substring(start, readme.indexOf("```", start));
        assertThat(program.lines()).hasSizeBetween(10, 15);
        assertThat(Files.readString(SOURCE)).contains(program.indent(8));
    }
}
