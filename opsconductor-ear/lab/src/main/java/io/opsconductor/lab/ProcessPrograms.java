package io.opsconductor.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What deals with processes and time. */
final class ProcessPrograms {
    private static final Map<String, Integer> SIGNALS = Map.of("0", 0, "HUP", 1, "INT", 2, "KILL", 9, "TERM", 15);

    private ProcessPrograms() {}

    static Map<String, Program> all() {
        return Map.of("sleep", ProcessPrograms::sleep, "kill", ProcessPrograms::kill);
    }

    private static int sleep(Shell shell, List<String> words) throws IOException, InterruptedException {
        try {
            Thread.sleep(Math.round(Double.parseDouble(words.get(1)) * 1000));
            return 0;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            shell.streams().complain("sleep: invalid time interval\n");
            return 1;
        }
    }

    /** {@code kill [-SIGNAL | -s SIGNAL] [--] [-]ID}, for a process or its group, which is the same here. */
    private static int kill(Shell shell, List<String> words) throws IOException {
        String signal = "TERM";
        String id = "";
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-s")) {
                signal = words.get(++i);
            } else if (word.matches("-[A-Z0-9]+") && id.isEmpty() && i == 1) {
                signal = word.substring(1);
            } else if (!word.equals("--")) {
                id = word.replaceFirst("^-", "");
            }
        }
        Optional<LabProcess> process =
                id.matches("[0-9]{1,18}") ? shell.machine().processes().find(Long.parseLong(id)) : Optional.empty();
        if (process.isEmpty()) {
            shell.streams().complain("kill: (" + id + ") - No such process\n");
            return 1;
        }
        String name = signal.replaceFirst("^SIG", "");
        int number = SIGNALS.getOrDefault(name, name.matches("[0-9]{1,2}") ? Integer.parseInt(name) : 15);
        if (number != 0) {
            process.get().kill(number);
        }
        return 0;
    }

    /** Ends a process group and waits a moment until it is gone. @return whether it is */
    static boolean end(Machine machine, long group, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        machine.processes().find(group).ifPresent(process -> process.kill(15));
        while (machine.processes().find(group).isPresent() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return machine.processes().find(group).isEmpty();
    }
}
