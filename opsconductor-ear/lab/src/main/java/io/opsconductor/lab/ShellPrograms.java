package io.opsconductor.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a shell and its nearest companions do. */
final class ShellPrograms {
    private ShellPrograms() {}

    static Map<String, Program> all() {
        return Map.ofEntries(
                Map.entry("echo", ShellPrograms::echo),
                Map.entry("true", (shell, words) -> 0),
                Map.entry(":", (shell, words) -> 0),
                Map.entry("false", (shell, words) -> 1),
                Map.entry("exit", (shell, words) -> shell.leave(words.size() > 1 ? Integer.parseInt(words.get(1)) : 0)),
                Map.entry("export", ShellPrograms::export),
                Map.entry("set", ShellPrograms::set),
                Map.entry("eval", (shell, words) -> shell.run(String.join(" ", words.subList(1, words.size())))),
                Map.entry("sh", ShellPrograms::sh),
                Map.entry("cat", ShellPrograms::cat),
                Map.entry("chmod", (shell, words) -> 0),
                Map.entry("rm", ShellPrograms::rm));
    }

    private static int echo(Shell shell, List<String> words) throws IOException {
        boolean newline = words.size() < 2 || !words.get(1).equals("-n");
        shell.streams().print(String.join(" ", words.subList(newline ? 1 : 2, words.size())) + (newline ? "\n" : ""));
        return 0;
    }

    private static int export(Shell shell, List<String> words) {
        words.stream().skip(1).filter(word -> word.contains("=")).forEach(shell::assign);
        return 0;
    }

    private static int set(Shell shell, List<String> words) {
        if (words.stream().anyMatch(word -> word.matches("-[a-z]*e[a-z]*"))) {
            shell.stopAtFailure();
        }
        return 0;
    }

    /** {@code sh FILE…}, {@code sh -c TEXT}, and {@code sh -s} or nothing for standard input. */
    private static int sh(Shell shell, List<String> words) throws IOException, InterruptedException {
        int next = 1;
        while (next < words.size() && words.get(next).matches("-[a-rt-z]*[a-bd-rt-z]|--")) {
            next++;
        }
        if (next < words.size() && words.get(next).equals("-c")) {
            return shell.runScript(words.get(next + 1), words.subList(next + 2, words.size()));
        }
        if (next >= words.size() || words.get(next).equals("-s")) {
            List<String> arguments = words.stream()
                    .skip(next + 1L)
                    .filter(word -> !word.equals("--"))
                    .toList();
            return shell.runScript(text(shell.streams().in().readAllBytes()), arguments);
        }
        Path file = shell.machine().file(words.get(next));
        if (!Files.isRegularFile(file)) {
            shell.streams().complain("sh: " + words.get(next) + ": not found\n");
            return 127;
        }
        return shell.runScript(Files.readString(file), words.subList(next + 1, words.size()));
    }

    private static int cat(Shell shell, List<String> words) throws IOException {
        if (words.size() == 1) {
            shell.streams().in().transferTo(shell.streams().out());
            shell.streams().out().flush();
        }
        int code = 0;
        for (String name : words.subList(1, words.size())) {
            Path file = shell.machine().file(name);
            if (Files.isRegularFile(file)) {
                shell.streams().print(Files.readString(file));
            } else {
                shell.streams().complain("cat: " + name + ": No such file or directory\n");
                code = 1;
            }
        }
        return code;
    }

    private static int rm(Shell shell, List<String> words) throws IOException {
        for (String name : words.subList(1, words.size())) {
            Path file = shell.machine().file(name);
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
        return 0;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
