package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that holds everything that outlives a run, and the lock that keeps a second launcher out of it. */
final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** @throws LaunchException when the folder cannot be made or another launcher works in it */
    static DataFolder open(Path root) {
        try {
            OwnerOnly.folder(root);
            // Each of them too: where PostgreSQL runs under another account, that may pass through the folder itself.
            for (String name : new String[] {"log", "run", "secrets"}) {
                OwnerOnly.folder(root.resolve(name));
            }
            FileChannel channel = FileChannel.open(
                    root.resolve("run/launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LaunchException("OpsConductor is already running with the data in " + root
                        + ". Stop it first, or choose another folder (--data DIR) and another OPSCONDUCTOR_HTTP_PORT.");
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new LaunchException("The data folder " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    Path resolve(String relative) {
        return root.resolve(relative);
    }

    Path log(String name) {
        return root.resolve("log").resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
