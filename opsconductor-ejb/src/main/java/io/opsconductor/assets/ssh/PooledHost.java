package io.opsconductor.assets.ssh;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.OutputListener;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * A borrowed session. A session that lay idle may have died unnoticed; when that shows as a command or a file is about
 * to be sent, a new one takes its place, since nothing was started on the old.
 */
final class PooledHost implements RemoteHost {
    private final SshPool pool;
    private final Object key;
    private final SshPool.Opener opener;
    private SshSession session;
    private final Semaphore place;
    private final boolean keep;
    private boolean mayHaveDied;
    private boolean closed;

    /**
     * A borrowed session.
     *
     * @param place where its place came from
     * @param keep whether it may serve others afterwards
     * @param mayHaveDied whether it lay idle before
     */
    PooledHost(
            SshPool pool,
            Object key,
            SshSession session,
            SshPool.Opener opener,
            Semaphore place,
            boolean keep,
            boolean mayHaveDied) {
        this.pool = pool;
        this.key = key;
        this.session = session;
        this.opener = opener;
        this.place = place;
        this.keep = keep;
        this.mayHaveDied = mayHaveDied;
    }

    @Override
    public synchronized RemoteCommand start(CommandLine command, OutputListener listener) throws ConnectionFailed {
        checkOpen();
        try {
            return session.start(command, listener);
        } catch (ConnectionFailed e) {
            if (!mayHaveDied) {
                throw e;
            }
            renew();
            return session.start(command, listener);
        } finally {
            mayHaveDied = true;
        }
    }

    @Override
    public synchronized void upload(InputStream content, String path, int mode) throws ConnectionFailed, IOException {
        checkOpen();
        if (!session.usable()) {
            renew();
        }
        try {
            session.upload(content, path, mode);
        } catch (ConnectionFailed e) {
            if (!mayHaveDied || e.mayHaveBegun()) {
                throw e;
            }
            renew();
            session.upload(content, path, mode);
        } finally {
            mayHaveDied = true;
        }
    }

    private void renew() throws ConnectionFailed {
        session.close();
        session = pool.open(opener);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The session was given back");
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (keep && session.usable()) {
            pool.giveBack(key, session);
        } else {
            pool.discard(session, place);
        }
    }
}
