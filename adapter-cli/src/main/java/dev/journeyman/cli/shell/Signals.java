package dev.journeyman.cli.shell;

import java.lang.reflect.Proxy;

/**
 * Handlers for signals of the operating system.
 *
 * <p>{@code sun.misc.Signal} is the only way to end with 0 after one, and it is reached by name: javac warns of it in a way
 * that no option silences when the build calls it as a library.
 */
final class Signals {
    private Signals() {}

    /** Has a signal run something; does nothing where there is no such signal, or the JVM keeps it for itself. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            // The signal then does what it does by default. That ends the process, and loses nothing that was recorded.
        }
    }
}
