package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanEnvironmentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "LANG",
                "LC_ALL",
                "TMPDIR",
                "JAVA_HOME",
                "MAVEN_OPTS",
                "MAVEN_ARGS",
                "M2_HOME",
                "SSL_CERT_FILE",
                "https_proxy",
                "HTTP_PROXY",
                "NO_PROXY",
                "XDG_CACHE_HOME",
                "JAVA_TOOL_OPTIONS"
            })
    void keepsWhatBuildsNeed(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "value"), Map.of())).containsEntry(name, "value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY",
                "ANTHROPIC_API_KEY",
                "GITHUB_TOKEN",
                "AWS_SECRET_ACCESS_KEY",
                "GIT_DIR",
                "GIT_INDEX_FILE",
                "CLAUDECODE",
                "CLAUDE_CODE_ENTRYPOINT",
                "DATABASE_URL",
                "ENV",
                "BASH_ENV",
                "LD_PRELOAD"
            })
    void removesAllElse(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "value"), Map.of())).isEmpty();
    }

    @Test
    void aCommandsOwnVariablesWinButOptionsOfTheJvmAreJoined() {
        Map<String, String> inherited = Map.of("LANG", "de", "JAVA_TOOL_OPTIONS", "-Da=1");
        Map<String, String> added = Map.of("LANG", "C", "JAVA_TOOL_OPTIONS", "-Db=2", "MY_TOKEN", "asked for");

        assertThat(CleanEnvironment.of(inherited, added))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("LANG", "C", "JAVA_TOOL_OPTIONS", "-Da=1 -Db=2", "MY_TOKEN", "asked for"));
    }
}
