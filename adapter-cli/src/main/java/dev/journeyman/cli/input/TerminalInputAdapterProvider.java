package dev.journeyman.cli.input;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.InputAdapterProvider;
import dev.journeyman.cli.screen.PlainProgress;
import dev.journeyman.cli.text.Hints;

/** Makes a {@link TerminalInputAdapter} over the streams of the process. */
public final class TerminalInputAdapterProvider implements InputAdapterProvider {
    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public InputAdapter create(ProviderContext context) {
        return new TerminalInputAdapter(new PlainProgress(System.out), new Lines(System.in), Hints.plain());
    }
}
