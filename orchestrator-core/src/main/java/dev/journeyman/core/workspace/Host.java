package dev.journeyman.core.workspace;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This machine. */
final class Host {
    private Host() {}

    /** Its name in the network; "localhost" if it has none. */
    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
