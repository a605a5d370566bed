package io.opsconductor.lab;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What tells about the host. */
final class SystemPrograms {
    private static final long DISK_KIB = 20_971_520;

    private SystemPrograms() {}

    static Map<String, Program> all() {
        return Map.of(
                "uname", SystemPrograms::uname,
                "uptime", SystemPrograms::uptime,
                "df", SystemPrograms::df,
                "free", SystemPrograms::free,
                "hostname", (shell, words) -> say(shell, shell.machine().host().hostName()),
                "whoami", (shell, words) -> say(shell, shell.machine().user()),
                "date", SystemPrograms::date,
                "systemctl", SystemPrograms::systemctl,
                "lab-check-disk", SystemPrograms::checkDisk);
    }

    private static int say(Shell shell, String line) throws IOException {
        shell.streams().print(line + "\n");
        return 0;
    }

    private static int uname(Shell shell, List<String> words) throws IOException {
        String host = shell.machine().host().hostName();
        return say(
                shell,
                switch (words.size() > 1 ? words.get(1) : "-s") {
                    case "-a" -> "Linux " + host + " 6.1.0-lab #1 SMP OpsConductor Lab x86_64 GNU/Linux";
                    case "-n" -> host;
                    case "-r" -> "6.1.0-lab";
                    case "-m" -> "x86_64";
                    default -> "Linux";
                });
    }

    private static int uptime(Shell shell, List<String> words) throws IOException {
        Duration up = Duration.between(shell.machine().booted(), Instant.now()).plusDays(12);
        return say(
                shell,
                String.format(
                        Locale.ROOT,
                        " %tT up %d days, %2d:%02d,  1 user,  load average: 0.%02d, 0.10, 0.08",
                        now(),
                        up.toDays(),
                        up.toHoursPart(),
                        up.toMinutesPart(),
                        shell.machine().host().diskPercent() / 3));
    }

    private static int df(Shell shell, List<String> words) throws IOException {
        int percent = shell.machine().host().diskPercent();
        boolean human = words.stream().anyMatch(word -> word.startsWith("-") && word.contains("h"));
        long used = DISK_KIB * percent / 100;
        say(
                shell,
                "Filesystem     " + (human ? " Size  Used Avail" : "1K-blocks     Used Available")
                        + " Use% Mounted on");
        return say(
                shell,
                human
                        ? String.format(
                                Locale.ROOT,
                                "/dev/vda1        20G %4dG %4dG %3d%% /",
                                used >> 20,
                                (DISK_KIB - used) >> 20,
                                percent)
                        : String.format(
                                Locale.ROOT,
                                "/dev/vda1       %d %8d %9d %3d%% /",
                                DISK_KIB,
                                used,
                                DISK_KIB - used,
                                percent));
    }

    private static int free(Shell shell, List<String> words) throws IOException {
        say(shell, "               total        used        free      shared  buff/cache   available");
        say(shell, "Mem:         4028416     1204332     1022340       18432     1801744     2563652");
        return say(shell, "Swap:              0           0           0");
    }

    private static int date(Shell shell, List<String> words) throws IOException {
        if (words.size() > 1 && words.get(1).equals("+%s")) {
            return say(shell, String.valueOf(Instant.now().getEpochSecond()));
        }
        return say(
                shell,
                DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ROOT)
                        .format(now()));
    }

    private static int systemctl(Shell shell, List<String> words) throws IOException {
        String verb = words.size() > 1 ? words.get(1) : "";
        String unit = words.size() > 2 ? words.get(2).replaceAll("\\.service$", "") : "";
        if (unit.isEmpty()) {
            shell.streams().complain("Usage on this lab host: systemctl status|is-active|restart UNIT\n");
            return 1;
        }
        boolean known = unit.equals(shell.machine().host().service()) || unit.equals("ssh");
        switch (verb) {
            case "is-active" -> {
                say(shell, known ? "active" : "inactive");
                return known ? 0 : 3;
            }
            case "status" -> {
                if (!known) {
                    shell.streams().complain("Unit " + unit + ".service could not be found.\n");
                    return 4;
                }
                say(shell, "● " + unit + ".service - " + unit + " (simulated by the lab)");
                say(shell, "     Loaded: loaded (/lib/systemd/system/" + unit + ".service; enabled)");
                return say(
                        shell,
                        "     Active: active (running) since " + shell.machine().booted());
            }
            default -> {
                if (!known) {
                    shell.streams().complain("Failed to " + verb + " " + unit + ".service: Unit not found.\n");
                }
                return known ? 0 : 5;
            }
        }
    }

    /** Fails where the disk is nearly full, so that the lab has a failure to show. */
    private static int checkDisk(Shell shell, List<String> words) throws IOException {
        int percent = shell.machine().host().diskPercent();
        if (percent < 90) {
            return say(shell, "disk ok: " + percent + " % used");
        }
        shell.streams().complain("disk almost full: " + percent + " % used\n");
        return 1;
    }

    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }
}
