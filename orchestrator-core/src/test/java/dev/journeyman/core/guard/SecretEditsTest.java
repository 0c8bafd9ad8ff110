package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.FileEdit.Create;
import dev.journeyman.api.step.FileEdit.Delete;
import dev.journeyman.api.step.FileEdit.Replace;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretEditsTest {
    /** In two parts, so that this file holds none. */
    private static final String TOKEN = "ghp_" + "x7Kq2mZ9vB4nL8wR3tY6pD1sF5hJ0cGaQeUi";

    @Test
    void aTokenIsRefusedWithItsPlaceAndAnotherWay() {
        assertThatThrownBy(() -> refuse(new Create("src/Client.java", "String token = \"" + TOKEN + "\";")))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("'src/Client.java'")
                .hasMessageContaining("from its environment")
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .doesNotContain(TOKEN);
        assertThatThrownBy(() -> refuse(new Replace("a.properties", "token=", "token=" + TOKEN)))
                .hasMessageContaining("a.properties");
    }

    @Test
    void whatWasThereBeforeIsNotTheEditorsDoing() {
        String old = "token=" + TOKEN;

        assertThatCode(() -> refuse(new Replace("a.properties", old, old + "\nmore=1"), new Delete("b")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", "conf/.ENV.production", "id_rsa", "keys/store.p12", ".netrc"})
    void filesThatHoldSecretsByCustomAreRefused(String path) {
        assertThatThrownBy(() -> refuse(new Create(path, "x"))).hasMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.example", "environment.md", "src/Env.java", "id_rsa.pub", "docs/netrc.md"})
    void otherFilesAreNot(String path) {
        assertThatCode(() -> refuse(new Create(path, "x"))).doesNotThrowAnyException();
    }

    private static void refuse(FileEdit... edits) {
        SecretEdits.refuse(List.of(edits));
    }
}
