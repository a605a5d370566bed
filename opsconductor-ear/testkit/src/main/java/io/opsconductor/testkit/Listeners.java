package io.opsconductor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a process accepts TCP connections, as Linux tells it beneath {@code /proc} (see proc(5), net/tcp). */
public final class Listeners {
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listeners() {}

    /** The ports at which the process can be reached from other machines: those not bound to a loopback address. */
    public static List<Integer> beyondLoopback(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            Set<String> own = sockets(proc);
            List<Integer> ports = new ArrayList<>();
            for (String table : List.of("tcp", "tcp6")) {
                List<String> lines = Files.readAllLines(proc.resolve("net").resolve(table));
                for (String line : lines.subList(1, lines.size())) {
                    String[] columns = line.strip().split(" +", -1);
                    String[] address = columns[ADDRESS].split(":", 2);
                    if (columns[STATE].equals(LISTEN) && own.contains(columns[INODE]) && !isLoopback(address[0])) {
                        ports.add(Integer.valueOf(address[1], 16));
                    }
                }
            }
            return ports;
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sockets(Path proc) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc.resolve("fd"))) {
            for (Path descriptor : open) {
                try {
                    String link = Files.readSymbolicLink(descriptor).toString();
                    if (link.startsWith("socket:[")) {
                        inodes.add(link.substring("socket:[".length(), link.length() - 1));
                    }
                } catch (NoSuchFileException closed) {
                    // It was closed meanwhile.
                }
            }
        }
        return inodes;
    }

    /** The table writes each four bytes of an address as a number of this machine's (little-endian) byte order. */
    private static boolean isLoopback(String address) {
        boolean ipv4 = address.length() == 8 || address.startsWith("0000000000000000FFFF0000");
        return ipv4 ? address.endsWith("7F") : address.equals("00000000000000000000000001000000");
    }
}
