package io.opsconductor.communication.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The connections of one attempt to send a mail, closed when its time is up. The mail library's own time-outs begin anew
 * with each answer of the server, so one that answers slowly enough could keep an attempt for ever.
 */
final class MailSockets extends SocketFactory implements AutoCloseable {
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> alarm;
    private volatile boolean timeUp;

    MailSockets(Duration limit) {
        alarm = CompletableFuture.runAsync(
                this::cut, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
    }

    private void cut() {
        timeUp = true;
        sockets.forEach(MailSockets::cut);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket that cannot be closed", e);
        }
    }

    /** Whether the connections were closed because the time was up. */
    boolean timeUp() {
        return timeUp;
    }

    /** Lets the time-out go; the connections are their user's to close. */
    @Override
    public void close() {
        alarm.cancel(false);
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        sockets.add(socket);
        if (timeUp) {
            cut(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
