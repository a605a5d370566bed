package io.opsconductor.assets;

import java.io.IOException;
import java.io.InputStream;

/**
 * An open, authenticated session with one target, borrowed from the pool. Closing gives it back; a session that failed is
 * not reused. One borrower at a time.
 */
public interface RemoteHost extends AutoCloseable {

    /**
     * Starts a command and returns as soon as it was sent. Its output is handed to the listener from the session's
     * threads, in the order of each stream; a listener that blocks slows the command down, so memory stays flat.
     *
     * @throws ConnectionFailed if the host refused the channel or the session is dead; then nothing was started
     */
    RemoteCommand start(CommandLine command, OutputListener listener) throws ConnectionFailed;

    /**
     * Writes a file over SFTP (draft-ietf-secsh-filexfer-02), replacing one of that name.
     *
     * @param path absolute, or relative to the home folder
     * @param mode permission bits, e.g. {@code 0644} octal
     * @throws ConnectionFailed if the host refused the channel or the session died, before the file was begun or on the
     *     way: {@link ConnectionFailed#mayHaveBegun()} tells
     * @throws IOException if the host refused the file; the message says which and why
     */
    void upload(InputStream content, String path, int mode) throws ConnectionFailed, IOException;

    /** Gives the session back. */
    @Override
    void close();
}
