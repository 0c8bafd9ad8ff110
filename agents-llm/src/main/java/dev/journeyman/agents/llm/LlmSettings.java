package dev.journeyman.agents.llm;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the bundled agents talk to models.
 *
 * @param prompts a directory whose prompt files take the place of the bundled ones
 * @param fileTokens room in a prompt for the contents of files
 * @param maxOutputTokens where answers are cut
 */
public record LlmSettings(Optional<Path> prompts, int fileTokens, int maxOutputTokens) {
    private static final String PROMPTS = "prompts";
    private static final String FILE_TOKENS = "file-tokens";
    private static final String MAX_OUTPUT_TOKENS = "max-output-tokens";
    private static final Set<String> KEYS = Set.of(PROMPTS, FILE_TOKENS, MAX_OUTPUT_TOKENS);

    /** Bundled prompts, 24,000 tokens of files, 16,000 tokens of answer. */
    public static final LlmSettings DEFAULT = new LlmSettings(Optional.empty(), 24_000, 16_000);

    public LlmSettings {
        if (fileTokens < 1 || maxOutputTokens < 1) {
            throw new IllegalArgumentException("Token limits are at least 1.");
        }
    }

    /**
     * Reads a plugin's settings: {@value #PROMPTS}, {@value #FILE_TOKENS}, {@value #MAX_OUTPUT_TOKENS}.
     *
     * @throws OrchestratorException naming a key that is unknown, or a value that is not a number
     */
    public static LlmSettings of(Map<String, String> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw refuse("unknown: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new LlmSettings(
                Optional.ofNullable(settings.get(PROMPTS)).map(Path::of),
                number(settings, FILE_TOKENS, DEFAULT.fileTokens()),
                number(settings, MAX_OUTPUT_TOKENS, DEFAULT.maxOutputTokens()));
    }

    private static int number(Map<String, String> settings, String key, int otherwise) {
        String value = settings.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw refuse(key + " must be a whole number from 1 to 9999999, but is '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static OrchestratorException refuse(String what) {
        return new OrchestratorException(
                Failure.giveUp("agents.bad-setting", "Settings of the language model agents: " + what + "."));
    }
}
