package dev.journeyman.cli.input;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.InputAdapterProvider;
import dev.journeyman.cli.screen.PlainProgress;

/** Makes a {@link NonInteractiveAdapter} that prints to standard output. */
public final class NonInteractiveAdapterProvider implements InputAdapterProvider {
    @Override
    public String name() {
        return "non-interactive";
    }

    @Override
    public InputAdapter create(ProviderContext context) {
        return new NonInteractiveAdapter(new PlainProgress(System.out));
    }
}
