package io.opsconductor.assets.ssh;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the reader thread of each session. It belongs to no request, so it carries nothing of the one that began it.
 */
final class SshThreads {
    static final ThreadFactory FACTORY = work -> {
        Thread thread = new Thread(null, work, "ssh", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(SshThreads.class.getClassLoader());
        return thread;
    };

    private SshThreads() {}
}
