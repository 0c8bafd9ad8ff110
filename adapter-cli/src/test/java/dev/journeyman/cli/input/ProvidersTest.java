package dev.journeyman.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.InputAdapterProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private static final ProviderContext CONTEXT = new ProviderContext(
            new ProjectId("app"), "host:/app", Path.of(""), Map.of(), name -> Optional.empty(), InstantSource.system());

    @Test
    void bothPlacesAreFoundByTheirNames() {
        assertThat(ServiceLoader.load(InputAdapterProvider.class))
                .extracting(InputAdapterProvider::name)
                .containsExactlyInAnyOrder("terminal", "non-interactive");
    }

    @Test
    void bothCanBeMade() {
        for (InputAdapterProvider provider : ServiceLoader.load(InputAdapterProvider.class)) {
            try (InputAdapter adapter = provider.create(CONTEXT)) {
                assertThat(adapter).isNotNull();
            }
        }
    }
}
