package dev.journeyman.agents.llm.prompt;

import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.step.Tree;
import java.util.HashMap;
import java.util.Map;

/**
 * The prompt of a role: what it is and how it answers, and what it is told for one ask.
 *
 * <p>The lines by which a call is recognised are not left to the file: they stand in every prompt.
 */
public final class PromptFile {
    private final Role role;
    private final Template system;
    private final Template user;
    private final String editRules;

    PromptFile(Role role, Template system, Template user, String editRules) {
        this.role = role;
        this.system = system;
        this.user = user;
        this.editRules = editRules;
    }

    /**
     * Composes a request.
     *
     * @param fileTokens room for the contents of files
     * @param maxOutputTokens where the answer is cut
     */
    public ModelRequest compose(Assignment assignment, Tree tree, int call, int fileTokens, int maxOutputTokens) {
        Map<String, String> values = new HashMap<>(Briefing.of(assignment, tree, fileTokens));
        values.put(Briefing.EDITS, editRules);
        CallKey key = CallKey.of(assignment, call);
        return new ModelRequest(
                key,
                "Journeyman role: " + role + "\n\n" + system.render(values).strip() + "\n",
                head(key) + user.render(values).strip() + "\n",
                maxOutputTokens);
    }

    private static String head(CallKey key) {
        return """
                Key: %s
                Item: %s
                Attempt: %d
                Round: %d
                Call: %d

                """.formatted(key, key.item(), key.attempt(), key.round(), key.call());
    }
}
