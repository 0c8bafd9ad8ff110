package dev.journeyman.cli.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;

/** A way to a server on which the first connection is reset when a request has begun; the others reach it. */
final class ResetPort implements AutoCloseable {
    private final ServerSocket socket;
    private final int server;
    private final Executor threads;

    ResetPort(int server, Executor threads) throws IOException {
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.server = server;
        this.threads = threads;
        threads.execute(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket first = socket.accept()) {
            first.getInputStream().read();
            first.setSoLinger(true, 0);
        } catch (IOException e) {
            return;
        }
        while (!socket.isClosed()) {
            connect();
        }
    }

    private void connect() {
        try {
            Socket client = socket.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            threads.execute(() -> pass(client, behind));
            threads.execute(() -> pass(behind, client));
        } catch (IOException e) {
            // It was closed.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has gone.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
