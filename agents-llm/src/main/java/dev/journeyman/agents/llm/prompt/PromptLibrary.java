package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The prompt files: those in the user's directory, else the bundled ones. */
public final class PromptLibrary {
    /** Divides what a role is from what it is told. */
    private static final String DIVIDER = "<!-- user -->";

    private static final String EDIT_RULES = "edits";

    private final Optional<Path> directory;

    /** @param directory the user's files, {@code <role>.md}; may hold only some */
    public PromptLibrary(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * The prompt of a role.
     *
     * @throws OrchestratorException naming the file, if it is not there or not usable
     */
    public PromptFile of(Role role) {
        Source source = source(role.name());
        int divider = source.text().indexOf(DIVIDER);
        if (divider < 0) {
            throw refuse(source.name(), "the line " + DIVIDER + " is missing; what the role is told stands after it");
        }
        return new PromptFile(
                role,
                template(source.name(), source.text().substring(0, divider)),
                template(source.name(), source.text().substring(divider + DIVIDER.length())),
                source(EDIT_RULES).text().strip());
    }

    private static Template template(String name, String text) {
        return Template.parse(name, text, Briefing.PLACEHOLDERS);
    }

    private Source source(String name) {
        return directory
                .map(folder -> folder.resolve(name + ".md"))
                .filter(Files::isRegularFile)
                .map(PromptLibrary::read)
                .orElseGet(() -> bundled(name));
    }

    private static Source read(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw refuse(
                    file.toString(),
                    "it cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Source bundled(String name) {
        String resource = "/dev/journeyman/agents/llm/prompts/" + name + ".md";
        try (InputStream stream = PromptLibrary.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw refuse(name + ".md", "there is no bundled one, and none in the prompt directory");
            }
            return new Source(name + ".md (bundled)", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refuse(name + ".md", e.getClass().getSimpleName());
        }
    }

    private static OrchestratorException refuse(String file, String why) {
        return new OrchestratorException(
                Failure.giveUp("prompt.bad-file", "The prompt file " + file + " is not usable: " + why + "."));
    }

    private record Source(String name, String text) {}
}
