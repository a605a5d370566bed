package io.opsconductor.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of this machine that tests call. */
public final class Programs {
    private Programs() {}

    /** Runs it to its end and returns what it printed; fails unless it exits with 0. */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new AssertionError(List.of(command) + " exited with " + exit + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(List.of(command) + " could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
