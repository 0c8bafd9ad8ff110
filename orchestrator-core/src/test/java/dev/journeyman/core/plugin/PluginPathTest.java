package dev.journeyman.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathTest {
    private static final ClassLoader PARENT = PluginPathTest.class.getClassLoader();

    @TempDir
    private Path folder;

    @Test
    void takesTheJarsOfAFolderAndSingleOnes() throws IOException {
        jar("folder/a.jar", "a");
        jar("folder/b.jar", "b");
        Files.writeString(folder.resolve("folder/readme.txt"), "no jar");
        Path single = jar("c.jar", "c");
        try (PluginPath path = PluginPath.open(List.of(folder.resolve("folder"), single), PARENT)) {
            for (String name : List.of("a", "b", "c")) {
                assertThat(path.classes().getResource(name)).as(name).isNotNull();
            }
        }
    }

    @Test
    void whatTheProgramBringsWins() throws ClassNotFoundException {
        try (PluginPath path = PluginPath.open(List.of(), PARENT)) {
            assertThat(path.classes().loadClass(Plugin.class.getName())).isSameAs(Plugin.class);
        }
    }

    @Test
    void aPlaceThatIsNotThereIsNamedWithWhatToDo() {
        assertThat(refusal(folder.resolve("nowhere")))
                .extracting(Failure::code, Failure::message)
                .satisfies(said -> assertThat(said.toString())
                        .contains("plugin.no-folder")
                        .contains(folder.resolve("nowhere").toString(), "--plugins"));
    }

    @Test
    void aFileThatIsNoJarIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jar"), "not a jar");
        assertThat(refusal(text).code()).isEqualTo("plugin.no-jar");
        assertThat(refusal(text).message()).contains(text.toString());
    }

    private static Failure refusal(Path place) {
        OrchestratorException refused = catchThrowableOfType(
                OrchestratorException.class,
                () -> PluginPath.open(List.of(place), PARENT).close());
        return refused.failure();
    }

    private Path jar(String name, String entry) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.closeEntry();
        }
        return file;
    }
}
