package dev.journeyman.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
    @TempDir
    Path root;

    @BeforeEach
    void someFiles() throws Exception {
        for (String file : List.of(
                ".env",
                "a.xml",
                "conf/a.xml",
                "conf/deep/a.xml",
                ".git/a.xml",
                "node_modules/x/a.xml",
                "app/node_modules/x/b.txt")) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
        Files.createSymbolicLink(root.resolve("link.xml"), root.resolve("a.xml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.xml              | a.xml",
                "*.xml              | a.xml",
                "**/*.xml           | a.xml, conf/a.xml, conf/deep/a.xml",
                "conf/*.xml         | conf/a.xml",
                "conf/**/*.xml      | conf/a.xml, conf/deep/a.xml",
                "conf/**/**/a.xml   | conf/a.xml, conf/deep/a.xml",
                "**/conf/**/a.xml   | conf/a.xml, conf/deep/a.xml",
                "conf/deep/a.xml    | conf/deep/a.xml",
                "{conf/deep/a,a}.xml| a.xml, conf/deep/a.xml",
                "conf               | conf",
                ".env*              | .env",
                "**/node_modules    | app/node_modules, node_modules",
                "node_modules/*/*   | node_modules/x/a.xml",
                "no/such/thing      | ''"
            })
    void findsWhatMatchesButNoLinksAndNothingOfGit(String pattern, String found) throws Exception {
        assertThat(Globs.of(List.of(pattern.strip())).find(root))
                .extracting(path -> root.relativize(path).toString())
                .containsExactly(found.isEmpty() ? new String[0] : found.split(", "));
    }
}
