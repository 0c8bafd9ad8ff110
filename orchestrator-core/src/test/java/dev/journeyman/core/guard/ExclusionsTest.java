package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionsTest {
    @ParameterizedTest
    @CsvSource({
        "pom.xml,          pom.xml,             true",
        "pom.xml,          module/pom.xml,      true",
        "/pom.xml,         module/pom.xml,      false",
        "/pom.xml,         pom.xml,             true",
        "pom.xml,          pom.xml.bak,         false",
        "pom.xml,          pomXxml,             false",
        "src/legacy,       src/legacy/a/B.java, true",
        "src/legacy/,      src/legacy/B.java,   true",
        "./src/legacy,     src/legacy/B.java,   true",
        "src/legacy,       src/legacy2/B.java,  false",
        "src/legacy,       x/src/legacy/B.java, false",
        "legacy/,          src/legacy/B.java,   true",
        "**/*.sql,         V1.sql,              true",
        "**/*.sql,         db/x/V1.sql,         true",
        "*.sql,            db/x/V1.sql,         true",
        "db/*.sql,         db/x/V1.sql,         false",
        "db/**,            db/x/V1.sql,         true",
        "V?.sql,           db/V1.sql,           true",
        "V?.sql,           db/V10.sql,          false",
        "a(b,              a(b,                 true",
    })
    void coversFilesByNameFolderOrPattern(String pattern, String path, boolean covered) {
        assertThat(Exclusions.of(List.of(pattern)).covering(path).isPresent()).isEqualTo(covered);
    }

    @Test
    void namesThePatternThatCovers() {
        Exclusions exclusions = Exclusions.of(List.of("a/", "b.txt", "a/"));

        assertThat(exclusions.covering("x/b.txt")).contains("b.txt");
        assertThat(exclusions.patterns()).containsExactly("a/", "b.txt");
        assertThat(Exclusions.NONE.covering("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Don't modify src/legacy or pom.xml.           | [src/legacy, pom.xml]
                    Leave `Makefile` and db/**/*.sql alone, please | [Makefile, db/**/*.sql]
                    don't touch *.sql                             | [*.sql]
                    Keep out of .github/workflows/!               | [.github/workflows/]
                    Not pom.xml, not pom.xml                      | [pom.xml]
                    Do not change the old parser. Really.         | []
                    """)
    void findsThePathsInAPersonsWords(String prose, String patterns) {
        assertThat(Exclusions.named(prose)).hasToString(patterns);
    }

    @Test
    void lettersOfAnotherCaseDoNotLeadAround() {
        Exclusions exclusions = Exclusions.of(List.of("src/legacy", "Pom.xml"));

        assertThat(exclusions.covering("SRC/Legacy/A.java")).contains("src/legacy");
        assertThat(exclusions.covering("module/pom.XML")).contains("Pom.xml");
    }
}
