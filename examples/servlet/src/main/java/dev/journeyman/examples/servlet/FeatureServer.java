package dev.journeyman.examples.servlet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** Jetty with the web application: {@code PORT PROJECT [RECORDING]}. */
public final class FeatureServer {
    private FeatureServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] args) throws Exception {
        Server server = of(Integer.parseInt(args[0]), args[1], args.length > 2 ? args[2] : "");
        server.start();
        server.join();
    }

    /** A server that is not started yet; it listens on this machine only. */
    static Server of(int port, String project, String recording) {
        ServletContextHandler application = new ServletContextHandler("/");
        application.setInitParameter("project", project);
        if (!recording.isEmpty()) {
            application.setInitParameter("recording", recording);
        }
        // Where the services of the library are found; a deployed application has a class loader of its own.
        application.setClassLoader(FeatureServer.class.getClassLoader());
        application.addEventListener(new FeatureContext());
        application.addServlet(FeatureServlet.class, "/features/*");
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(application);
        return server;
    }
}
