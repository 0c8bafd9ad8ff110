package dev.journeyman.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.examples.Footprint;
import dev.journeyman.examples.ManyRuns;
import dev.journeyman.examples.Sample;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureServerTest {
    /** What the JDK keeps from the first request and answer on, such as a socket of its own, is there before we look. */
    @BeforeAll
    static void visitAnEmptyContainer() throws Exception {
        Server empty = new Server(0);
        empty.start();
        assertThat(connect(empty, "/").getResponseCode()).isEqualTo(404);
        empty.stop();
    }

    @TempDir
    private Path folder;

    @Test
    void takesTheSamplesRequestToABranchAndLeavesNothingBehind() throws Exception {
        Sample sample = Sample.in(folder).withQuickBuild();
        // JGit has made the sample by now, so what it keeps for itself is there.
        Footprint before = Footprint.now();
        serve(sample);
        Footprint.Left left = Footprint.leftSince(before);
        System.out.println("Servlet container: " + left);
        assertThat(left.ofOurs()).isEmpty();
    }

    @Test
    void twentyContainersLeaveNoMoreThanOneLeaves() throws Exception {
        Map<String, Long> kept = ManyRuns.of(folder, FeatureServerTest::serve);
        System.out.println("Servlet container, 20 runs: nothing of the library's own; others keep " + kept);
    }

    private static void serve(Sample sample) throws Exception {
        Server server = FeatureServer.of(
                0, sample.project().toString(), sample.recording().toString());
        server.start();
        try {
            HttpURLConnection started = connect(server, "/features");
            started.setDoOutput(true);
            started.getOutputStream().write(sample.request().getBytes(StandardCharsets.UTF_8));
            assertThat(started.getResponseCode()).isEqualTo(202);
            // A client keeps the socket of an answer that was not read to its end.
            read(started);
            String answer = read(connect(server, started.getHeaderField("Location")));
            assertThat(answer).isEqualTo("COMPLETED on branch journeyman/vouchers-from-shops\n");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("feature")
                    .doesNotContain("journeyman");
        } finally {
            server.stop();
        }
    }

    private static HttpURLConnection connect(Server server, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.getURI().resolve(path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static String read(HttpURLConnection connection) throws IOException {
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
