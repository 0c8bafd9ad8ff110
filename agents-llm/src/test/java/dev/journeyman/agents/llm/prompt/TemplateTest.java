package dev.journeyman.agents.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Set<String> KNOWN = Set.of("a", "b");

    @Test
    void placeholdersBecomeTheirValues() {
        assertThat(render("{{a}} and {{ b }}, {{a}}", Map.of("a", "1", "b", "2")))
                .isEqualTo("1 and 2, 1");
    }

    @Test
    void valuesAreDataNotTemplates() {
        assertThat(render("{{a}}{{b}}", Map.of("a", "{{b}} $1 \\", "b", "x"))).isEqualTo("{{b}} $1 \\x");
    }

    @Test
    void aLineWithoutAValueLeavesNoGap() {
        assertThat(render("x\n{{a}}\n{{b}}\ny", Map.of("b", "2"))).isEqualTo("x\n2\ny");
        assertThat(render("{{a}}\n{{b}}\ny", Map.of())).isEqualTo("y");
        assertThat(render("x {{a}}\ny", Map.of())).isEqualTo("x \ny");
    }

    @Test
    void anUnknownPlaceholderIsRefusedWithFileAndLine() {
        assertThatThrownBy(() -> Template.parse("my/coder.md", "one\n\n{{c}}", KNOWN))
                .isInstanceOf(OrchestratorException.class)
                .hasMessage("The prompt file my/coder.md has the unknown placeholder {{c}} in line 3; known are a, b.");
    }

    private static String render(String text, Map<String, String> values) {
        return Template.parse("test", text, KNOWN).render(values);
    }
}
