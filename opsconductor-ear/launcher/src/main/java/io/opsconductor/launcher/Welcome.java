package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What is printed when everything runs: where it is and how to get in. */
final class Welcome {
    private final Settings settings;
    private final DataFolder data;

    Welcome(Settings settings, DataFolder data) {
        this.settings = settings;
        this.data = data;
    }

    void print(Console console, Duration took) throws IOException {
        console.say("");
        console.say("OpsConductor is ready after " + took.toSeconds() + " s.");
        console.say("");
        console.say("  Address    http://localhost:" + settings.ports().http());
        console.say(
                "             https://" + httpsHost() + ":" + settings.ports().https() + " (self-signed certificate)");
        console.say("  User       admin");
        console.say("  Password   " + password());
        console.say("  Logs       " + data.resolve("log"));
        if (settings.demo()) {
            console.say("  Lab        six simulated SSH hosts, web-1 to app-2, with the jobs \"Lab: …\";");
            console.say("             nothing there touches this machine; caught mail: " + data.resolve("lab/mail"));
        }
        console.say("");
        console.say("Press Ctrl-C to stop.");
    }

    private String httpsHost() {
        if (settings.listen().isLoopbackAddress() || settings.listen().isAnyLocalAddress()) {
            return "localhost";
        }
        String address = settings.listen().getHostAddress();
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private String password() throws IOException {
        Path oneTime = data.resolve("initial-admin-password");
        if (Files.exists(oneTime)) {
            return Files.readString(oneTime).strip() + "  (valid once; you set your own at first sign-in)";
        }
        String given = System.getenv("OPSCONDUCTOR_ADMIN_PASSWORD");
        return given != null && !given.isEmpty()
                ? "as set in OPSCONDUCTOR_ADMIN_PASSWORD when the data folder was created"
                : "the one you set";
    }
}
