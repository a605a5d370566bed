package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The embedded PostgreSQL: a real, durable server with passwords, its programs and its data in the data folder,
 * listening on loopback only.
 */
final class Postgres {
    static final String STOP_SIGNAL = "INT";

    private final Path folder;
    private final Path log;
    private final int port;
    private final String superuserPassword;
    private final String password;
    private final PostgresAccount account;

    Postgres(DataFolder data, int port) throws IOException, InterruptedException {
        this.folder = data.resolve("postgres");
        this.log = data.log("postgres.log");
        this.port = port;
        this.superuserPassword = OwnerOnly.secret(data.resolve("secrets/postgres-superuser"));
        this.password = OwnerOnly.secret(data.resolve("secrets/postgres-opsconductor"));
        this.account = PostgresAccount.ofThisMachine();
    }

    private Path programs() {
        return folder.resolve("programs-16");
    }

    private Path cluster() {
        return folder.resolve("data-16");
    }

    /** Unpacks the programs and makes the database cluster, unless that has been done. */
    void prepare() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (!Files.exists(programs())) {
            PostgresArchive.unpack(programs());
        }
        account.own(folder);
        if (!Files.exists(cluster())) {
            initialize();
        }
    }

    private void initialize() throws IOException, InterruptedException {
        Path draft = folder.resolve("data-16.new");
        Folders.delete(draft);
        Path passwordFile = folder.resolve("superuser.new");
        OwnerOnly.write(passwordFile, superuserPassword);
        if (account == PostgresAccount.NOBODY) {
            Files.setOwner(passwordFile, Files.getOwner(folder));
        }
        try {
            List<String> command = new ArrayList<>(List.of(
                    programs().resolve("bin/initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums"));
            if (hasUnicodeLocale()) {
                // Sorting stays by code point, but lower() knows more letters than A to Z.
                command.add("--lc-ctype=C.UTF-8");
            }
            Commands.require("Creating the database cluster", account.command(command), Map.of());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(draft, cluster());
    }

    private static boolean hasUnicodeLocale() throws IOException, InterruptedException {
        return Commands.run(List.of("/bin/sh", "-c", "locale -a 2>/dev/null"), Map.of())
                .output()
                .lines()
                .anyMatch(line -> line.equalsIgnoreCase("C.UTF8") || line.equalsIgnoreCase("C.UTF-8"));
    }

    /** Starts the server; it answers somewhat later, see {@link #awaitReady}. */
    Child start(DataFolder data) throws IOException {
        removeStalePidFile();
        Process process = Commands.start(
                account.command(List.of(
                        programs().resolve("bin/postgres").toString(),
                        "-D",
                        cluster().toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "shared_buffers=256MB",
                        "-c",
                        "max_wal_size=2GB",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "cluster_name=opsconductor")),
                Map.of(),
                log,
                "");
        return Child.started("PostgreSQL", process.toHandle(), data.resolve("run/postgres.pid"), STOP_SIGNAL);
    }

    /**
     * After a crash of the machine the number in postmaster.pid may belong to any process, and PostgreSQL would refuse
     * to start. When the process lives and is no PostgreSQL the file is stale; all other cases PostgreSQL judges
     * itself.
     */
    private void removeStalePidFile() throws IOException {
        Path file = cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        boolean foreign = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> !command.endsWith("/postgres"))
                .orElse(false);
        if (foreign) {
            Files.delete(file);
        }
    }

    /** Waits until the server takes connections, then makes sure that the application's database exists. */
    DatabaseAddress awaitReady(Child child) throws InterruptedException {
        Database superuser = new Database(new DatabaseAddress(url("postgres"), "postgres", superuserPassword));
        superuser.await(Duration.ofMinutes(2), child, log);
        superuser.ensure("opsconductor", password);
        return new DatabaseAddress(url("opsconductor"), "opsconductor", password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
