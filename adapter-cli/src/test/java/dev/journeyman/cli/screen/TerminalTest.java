package dev.journeyman.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.cli.screen.Terminal.Size;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final Screens screens = new Screens();

    @Test
    void aTerminalIsDrawnOnInPlace() {
        assertThat(terminal(true, Map.of("TERM", "xterm")))
                .returns(true, Terminal::live)
                .returns(true, Terminal::colour);
    }

    @Test
    void aDumbTerminalAndAFileGetPlainLines() {
        assertThat(terminal(true, Map.of("TERM", "dumb")).live()).isFalse();
        assertThat(terminal(true, Map.of()).live()).isFalse();
        assertThat(terminal(false, Map.of("TERM", "xterm")).live()).isFalse();
    }

    @Test
    void noColorIsHeard() {
        assertThat(terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .returns(true, Terminal::live)
                .returns(false, Terminal::colour);
    }

    @Test
    void theFirstLocaleVariableThatIsSetDecidesAboutSymbols() {
        assertThat(Terminal.unicode(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
        assertThat(Terminal.unicode(Map.of("LANG", "C.utf8", "LC_ALL", "C"))).isFalse();
        assertThat(Terminal.unicode(Map.of())).isFalse();
    }

    @Test
    void theSizeIsAskedAgainWhenItChanged() {
        AtomicReference<String> stty = new AtomicReference<>("40 120\n");
        TerminalSize size = new TerminalSize(stty::get);
        stty.set("30 100");
        assertThat(size.get()).isEqualTo(new Size(120, 40));
        size.changed();
        assertThat(size.get()).isEqualTo(new Size(100, 30));
    }

    @Test
    void anUnknownOrSillySizeIsTheUsualOne() {
        assertThat(new TerminalSize(() -> "").get()).isEqualTo(Size.USUAL);
        assertThat(new TerminalSize(() -> "0 0").get()).isEqualTo(Size.USUAL);
        assertThat(new TerminalSize(() -> "x y").get()).isEqualTo(Size.USUAL);
    }

    private Terminal terminal(boolean tty, Map<String, String> environment) {
        return Terminal.of(screens.stream(), screens.stream(), tty, environment, () -> Size.USUAL);
    }
}
