package dev.journeyman.cli.input;

import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.cli.screen.PlainProgress;
import dev.journeyman.testkit.InputAdapterContract;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class NonInteractiveAdapterTest extends InputAdapterContract {
    @Override
    protected InputAdapter open() {
        return new NonInteractiveAdapter(
                new PlainProgress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
