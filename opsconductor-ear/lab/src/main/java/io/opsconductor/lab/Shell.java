package io.opsconductor.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lab's shell: runs simple commands one after the other, with the programs of the lab only. */
final class Shell {
    private static final String ASSIGNMENT = "[A-Za-z_][A-Za-z0-9_]*=.*";

    private final Machine machine;
    private final LabProcess process;
    private final Map<String, String> variables;
    private Streams streams;
    private int status;
    private boolean left;
    private boolean stopAtFailure;

    Shell(Machine machine, LabProcess process, Streams streams) {
        this.machine = machine;
        this.process = process;
        this.streams = streams;
        this.variables =
                new HashMap<>(Map.of("USER", machine.user(), "HOME", "/home/" + machine.user(), "SHELL", "/bin/sh"));
    }

    Machine machine() {
        return machine;
    }

    Streams streams() {
        return streams;
    }

    /** Sets a variable; everything is exported. */
    void set(String name, String value) {
        variables.put(name, value);
    }

    /** Runs the text to its end, to {@code exit}, or to the signal that ends the process. @return the exit code */
    int run(String text) throws IOException, InterruptedException {
        Lexer lexer = new Lexer(text, this::value);
        String connector = ";";
        try {
            for (Lexer.Command command = lexer.next(); command != null && !left; command = lexer.next()) {
                boolean skipped = (connector.equals("&&") && status != 0) || (connector.equals("||") && status == 0);
                if (!skipped && !command.words().isEmpty()) {
                    status = execute(command.words());
                    left |= stopAtFailure && status != 0 && command.connector().equals(";");
                }
                connector = command.connector();
            }
        } catch (Lexer.NotSupported e) {
            streams.complain("sh: the lab's shell does not understand " + e.getMessage() + "\n");
            status = 2;
        }
        return status;
    }

    /** Ends the shell with this code. */
    int leave(int code) {
        left = true;
        return code;
    }

    void stopAtFailure() {
        stopAtFailure = true;
    }

    /** Runs a script in a shell of its own, as a file or standard input does. */
    int runScript(String script, List<String> arguments) throws IOException, InterruptedException {
        Shell child = new Shell(machine, process, streams);
        child.variables.putAll(variables);
        for (int i = 0; i < arguments.size(); i++) {
            child.variables.put(String.valueOf(i + 1), arguments.get(i));
        }
        return child.run(script);
    }

    private String value(String name) {
        return switch (name) {
            case "?" -> String.valueOf(status);
            case "$" -> String.valueOf(process.id());
            default -> variables.getOrDefault(name, "");
        };
    }

    private int execute(List<String> words) throws IOException, InterruptedException {
        Streams before = streams;
        List<String> command = redirect(words);
        try {
            while (!command.isEmpty() && command.get(0).matches("(?s)" + ASSIGNMENT)) {
                assign(command.remove(0));
            }
            if (command.isEmpty()) {
                return 0;
            }
            String name = command.get(0);
            Program program = Programs.ALL.get(name.substring(name.lastIndexOf('/') + 1));
            if (program != null && !Files.isRegularFile(machine.file(name))) {
                return program.run(this, command);
            }
            return runFile(name, command);
        } finally {
            streams = before;
        }
    }

    private int runFile(String name, List<String> command) throws IOException, InterruptedException {
        if (!name.contains("/")) {
            streams.complain("sh: " + name + ": not found\n");
            return 127;
        }
        return Programs.ALL.get("sh").run(this, plus("sh", command));
    }

    private static List<String> plus(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    void assign(String assignment) {
        int equals = assignment.indexOf('=');
        variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    private List<String> redirect(List<String> words) {
        List<String> rest = new ArrayList<>();
        for (String word : words) {
            switch (word) {
                case "2>&1" -> streams = new Streams(streams.in(), streams.out(), streams.out());
                case ">&2", "1>&2" -> streams = new Streams(streams.in(), streams.err(), streams.err());
                case ">/dev/null", "1>/dev/null" ->
                    streams = new Streams(streams.in(), OutputStream.nullOutputStream(), streams.err());
                case "2>/dev/null" ->
                    streams = new Streams(streams.in(), streams.out(), OutputStream.nullOutputStream());
                default -> {
                    if (word.startsWith(">") || word.startsWith("<")) {
                        throw new Lexer.NotSupported("the redirection " + word);
                    }
                    rest.add(word);
                }
            }
        }
        return rest;
    }
}
