package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedBuildTest {
    @TempDir
    Path project;

    @Test
    void aTestFailsWhileItsFileHoldsTheBug() throws Exception {
        write("src/main/java/shop/Till.java", "return price - 1;");
        write("src/test/java/shop/TillTest.java", "");
        write("src/test/java/shop/ShopTest.java", "");
        assertThat(build()).isEqualTo(1);
        assertThat(report("shop.TillTest")).contains("<failure");
        assertThat(report("shop.ShopTest")).doesNotContain("<failure");

        write("src/main/java/shop/Till.java", "return price;");
        assertThat(build()).isZero();
        assertThat(report("shop.TillTest")).doesNotContain("<failure");
    }

    @Test
    void aProjectWithoutTestsPasses() throws Exception {
        assertThat(build()).isZero();
    }

    private int build() throws Exception {
        return new ProcessBuilder(ScriptedBuild.command("shop.TillTest", "src/main/java/shop/Till.java", "- 1"))
                .directory(project.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String report(String test) throws IOException {
        return Files.readString(project.resolve("target/surefire-reports/TEST-" + test + ".xml"));
    }
}
