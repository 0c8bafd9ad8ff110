package dev.journeyman.agents.llm.prompt;

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
     * Composes what is said in one ask.
     *
     * @param fileTokens room for the contents of files
     */
    public Prompt compose(Assignment assignment, Tree tree, int fileTokens) {
        Map<String, String> values = new HashMap<>(Briefing.of(assignment, tree, fileTokens));
        values.put(Briefing.EDITS, editRules);
        return new Prompt(
                "Journeyman role: " + role + "\n\n" + system.render(values).strip() + "\n",
                user.render(values).strip() + "\n");
    }
}
