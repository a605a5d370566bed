package io.opsconductor.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The self-signed certificate for HTTPS, made once; a browser that was told to trust it need not be told again. */
final class Certificate {
    static final String ALIAS = "opsconductor";

    private Certificate() {}

    /** Puts the certificate into the server's key store, under {@link #ALIAS}. */
    static void install(DataFolder data, Path serverKeyStore, String password)
            throws IOException, InterruptedException {
        Path own = data.resolve("secrets/https.p12");
        Map<String, String> environment = Map.of("OPSCONDUCTOR_STORE_PASSWORD", password);
        String keytool = Java.tool("keytool").toString();
        if (!Files.exists(own)) {
            String host = hostName();
            List<String> command = new ArrayList<>(List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "825",
                    "-dname",
                    "CN=" + host + ", O=OpsConductor (self-signed)",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1" + (host.equals("localhost") ? "" : ",dns:" + host),
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    own.toString(),
                    "-storepass:env",
                    "OPSCONDUCTOR_STORE_PASSWORD"));
            Commands.require("Creating the HTTPS certificate", command, environment);
        }
        Commands.require(
                "Installing the HTTPS certificate",
                List.of(
                        keytool,
                        "-importkeystore",
                        "-noprompt",
                        "-srckeystore",
                        own.toString(),
                        "-srcstorepass:env",
                        "OPSCONDUCTOR_STORE_PASSWORD",
                        "-destkeystore",
                        serverKeyStore.toString(),
                        "-deststorepass:env",
                        "OPSCONDUCTOR_STORE_PASSWORD"),
                environment);
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.matches("[A-Za-z0-9.-]+") && !name.matches("[0-9.]+") ? name : "localhost";
        } catch (UnknownHostException e) {
            // A machine that does not know its own name is reached as localhost.
            return "localhost";
        }
    }
}
