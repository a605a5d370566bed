package io.opsconductor.assets.ssh;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/** Finds a host's addresses and opens a TCP connection to the first that answers. */
final class Dialer {
    private Dialer() {}

    /** A connected socket, within the time for all addresses together. */
    static Socket dial(SshPeer peer, Duration timeout) throws ConnectionFailed {
        InetAddress[] addresses = resolve(peer);
        long deadline = System.nanoTime() + timeout.toNanos();
        ConnectionFailed last = null;
        for (int i = 0; i < addresses.length; i++) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            long share =
                    Math.max(1, Duration.ofNanos(left / (addresses.length - i)).toMillis());
            try {
                return connect(addresses[i], peer.port(), (int) Math.min(share, Integer.MAX_VALUE));
            } catch (IOException e) {
                last = failure(peer, timeout, e);
            }
        }
        throw last != null ? last : timedOut(peer, timeout);
    }

    private static InetAddress[] resolve(SshPeer peer) throws ConnectionFailed {
        try {
            return InetAddress.getAllByName(peer.address());
        } catch (UnknownHostException e) {
            throw new ConnectionFailed(
                    Stage.RESOLVE,
                    "unresolved",
                    "The address " + peer.address() + " of " + peer.name()
                            + " could not be resolved. Check the target's address and the DNS servers.");
        }
    }

    private static Socket connect(InetAddress address, int port, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(address, port), millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static ConnectionFailed failure(SshPeer peer, Duration timeout, IOException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof SocketTimeoutException || text.contains("timed out")) {
            return timedOut(peer, timeout);
        }
        if (e instanceof ConnectException && text.contains("refused")) {
            return new ConnectionFailed(
                    Stage.CONNECT,
                    "refused",
                    place(peer)
                            + " refused the connection. Check that its SSH server is running and listens on that port.");
        }
        return new ConnectionFailed(
                Stage.CONNECT,
                "unreachable",
                place(peer) + " cannot be reached (" + e.getMessage() + "). Check the address, routes and firewalls.");
    }

    private static ConnectionFailed timedOut(SshPeer peer, Duration timeout) {
        return new ConnectionFailed(
                Stage.CONNECT,
                "timeout",
                place(peer) + " did not respond within " + Spans.text(timeout)
                        + ". Check the address, the port and firewalls.");
    }

    private static String place(SshPeer peer) {
        return peer.name() + " (" + peer.address() + ", port " + peer.port() + ")";
    }
}
