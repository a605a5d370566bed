package io.opsconductor.lab;

/** A simulated process: a thread of the launcher that interprets a command. */
final class LabProcess {
    private final long id;
    private final Thread thread;
    private volatile int signal;

    LabProcess(long id, Thread thread) {
        this.id = id;
        this.thread = thread;
    }

    long id() {
        return id;
    }

    /** Ends the process as a signal would. */
    void kill(int number) {
        signal = number;
        thread.interrupt();
    }

    /** The signal that ended it, 0 when none did. */
    int signal() {
        return signal;
    }
}
