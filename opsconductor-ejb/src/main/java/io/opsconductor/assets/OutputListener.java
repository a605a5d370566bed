package io.opsconductor.assets;

/** Receives what a remote command writes. */
@FunctionalInterface
public interface OutputListener {
    /** The streams of a command. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /**
     * Some bytes, as they came. The array is reused after the call returns. Blocking here slows the command down.
     */
    void output(Stream stream, byte[] bytes, int offset, int length);
}
