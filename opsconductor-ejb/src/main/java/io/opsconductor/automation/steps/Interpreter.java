package io.opsconductor.automation.steps;

import java.util.Set;

/** What is known of the programs that run scripts. */
public final class Interpreter {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "zsh");

    private Interpreter() {}

    /** Whether the program, given with its options, quotes words as POSIX shells do. */
    public static boolean isShell(String interpreter) {
        String[] words = interpreter.strip().split("\\s+", -1);
        String program = name(words[0]);
        if (program.equals("env") && words.length > 1) {
            program = name(words[1]);
        }
        return SHELLS.contains(program);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
