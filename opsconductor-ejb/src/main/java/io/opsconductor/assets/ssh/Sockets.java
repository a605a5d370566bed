package io.opsconductor.assets.ssh;

import java.io.IOException;
import java.net.Socket;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Closing sockets where nobody can act on a failure any more. */
final class Sockets {
    private static final Logger LOG = Logger.getLogger(Sockets.class.getName());

    private Sockets() {}

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "A socket did not close", e);
        }
    }
}
