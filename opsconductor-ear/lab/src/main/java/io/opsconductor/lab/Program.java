package io.opsconductor.lab;

import java.io.IOException;
import java.util.List;

/** A simulated program. */
interface Program {
    /**
     * @param words its name and its arguments
     * @return its exit code
     * @throws InterruptedException when a signal ends it
     */
    int run(Shell shell, List<String> words) throws IOException, InterruptedException;
}
