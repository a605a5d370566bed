package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The server's domain: its configuration, made by the scripts of {@code server-config}. It holds nothing that cannot be
 * made again, except the broker's store, which is kept when a changed script or port calls for a new domain.
 */
final class Domain {
    static final String NAME = "opsconductor";

    private final DataFolder data;
    private final ServerHome server;
    private final Ports ports;
    private final String masterPassword;
    private final Path passwords;

    Domain(DataFolder data, ServerHome server, Ports ports) throws IOException {
        this.data = data;
        this.server = server;
        this.ports = ports;
        this.masterPassword = OwnerOnly.secret(data.resolve("secrets/server-master"));
        this.passwords = data.resolve("secrets/asadmin-passwords");
        OwnerOnly.write(
                passwords,
                "AS_ADMIN_PASSWORD=" + OwnerOnly.secret(data.resolve("secrets/server-admin")) + "\n"
                        + "AS_ADMIN_MASTERPASSWORD=" + masterPassword + "\n");
    }

    Path folder() {
        return parent().resolve(NAME);
    }

    private Path parent() {
        return data.resolve("payara");
    }

    private Path fingerprintFile() {
        return parent().resolve(NAME + ".fingerprint");
    }

    String masterPassword() {
        return masterPassword;
    }

    Asadmin asadmin() {
        return new Asadmin(server.payara(), ports.admin(), passwords);
    }

    /** The scripts in the order in which they run. */
    List<Path> scripts() throws IOException {
        try (var files = Files.list(server.scripts())) {
            return files.filter(file -> file.toString().endsWith(".asadmin"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether the domain is there and is what the scripts, the ports and the server's version would make now. */
    boolean isCurrent() throws IOException {
        return Files.exists(fingerprintFile())
                && Files.exists(folder().resolve("config/domain.xml"))
                && Files.readString(fingerprintFile()).equals(fingerprint());
    }

    /** Runs all scripts, in one go, against the domain's running server. */
    void configure() throws IOException, InterruptedException {
        Path whole = data.resolve("run/setup.asadmin");
        List<String> lines = new ArrayList<>();
        for (Path script : scripts()) {
            lines.addAll(Files.readAllLines(script));
        }
        Files.write(whole, lines);
        asadmin().script(whole);
    }

    /** From now on {@link #isCurrent} is true. */
    void markConfigured() throws IOException {
        Files.writeString(fingerprintFile(), fingerprint());
    }

    private String fingerprint() throws IOException {
        List<Path> files = new ArrayList<>(scripts());
        files.add(server.driver());
        return Checksums.of(files) + " " + ports + " " + server.payara();
    }

    /** Makes the domain anew; the server must not run. */
    void create() throws IOException, InterruptedException {
        Files.deleteIfExists(fingerprintFile());
        Path kept = parent().resolve("imq.kept");
        Path store = folder().resolve("imq");
        if (Files.exists(store) && !Files.exists(kept)) {
            Files.move(store, kept);
        }
        Folders.delete(folder());
        Files.createDirectories(parent());
        asadmin()
                .run(
                        "Creating the server's domain",
                        "create-domain",
                        "--domaindir=" + parent(),
                        "--adminport=" + ports.admin(),
                        "--instanceport=" + ports.http(),
                        "--savemasterpassword=true",
                        "--checkports=false",
                        "--domainproperties=" + properties(),
                        NAME);
        OwnerOnly.folder(folder());
        if (Files.exists(kept)) {
            Files.move(kept, store);
        }
        Files.copy(server.driver(), folder().resolve("lib/postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
        DomainConfiguration.keepToThisMachine(folder());
        ServerLogging.configure(folder(), data.log("server.log"));
        Broker.configure(folder(), ports, OwnerOnly.secret(data.resolve("secrets/jms")));
        Certificate.install(data, folder().resolve("config/keystore.p12"), masterPassword);
    }

    private String properties() {
        Map<String, Integer> properties = Map.of(
                "http.ssl.port",
                ports.https(),
                "jms.port",
                ports.jms(),
                "domain.jmxPort",
                ports.jmx(),
                "orb.listener.port",
                ports.iiop(),
                "orb.ssl.port",
                ports.iiop() + 1,
                "orb.mutualauth.port",
                ports.iiop() + 2,
                "osgi.shell.telnet.port",
                ports.iiop() + 3,
                "java.debugger.port",
                ports.iiop() + 4);
        List<String> words = new ArrayList<>();
        properties.forEach((name, port) -> words.add(name + "=" + port));
        return String.join(":", words);
    }
}
