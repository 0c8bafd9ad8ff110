package dev.journeyman.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Feedback.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarkTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Don't touch src/legacy,EXCLUSION",
                "please do not change pom.xml,EXCLUSION",
                "Leave the parser alone,EXCLUSION",
                "Also print the sum,ADDITION",
                "Use a map instead,APPROACH",
                "Looks good,COMMENT",
                "The user also wants it,COMMENT"
            })
    void wordsSoundLikeAKind(String words, Kind kind) {
        assertThat(Remark.of(words).proposed()).isEqualTo(kind);
    }

    @Test
    void onlyAPersonMakesAnExclusion() {
        Remark heard = Remark.of("Don't touch src/legacy");
        assertThat(heard.feedback()).isEqualTo(Feedback.comment("Don't touch src/legacy"));
        assertThat(heard.awaitsConfirmation()).isTrue();
        assertThat(Remark.of("src/legacy", Kind.EXCLUSION).feedback().kind()).isEqualTo(Kind.EXCLUSION);
    }
}
