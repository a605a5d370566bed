package io.opsconductor.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The whole lab: starts its hosts and its mail catcher, and writes down what the product shall know of them. */
public final class Lab implements AutoCloseable {
    private final Path folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Lab(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts everything.
     *
     * @param folder   keeps keys, the hosts' files and the caught mail between runs
     * @param sshPort  the one port at which all hosts answer, each at its own loopback address
     * @param smtpPort the mail catcher's port
     */
    public static Lab start(Path folder, int sshPort, int smtpPort) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder.resolve("keys"));
        Lab lab = new Lab(folder);
        try {
            LabAccess access = LabAccess.load(folder);
            for (LabHost host : LabHost.values()) {
                lab.parts.push(SshHost.start(host, folder, sshPort, access));
            }
            lab.parts.push(MailCatcher.start(folder.resolve("mail"), smtpPort));
            Provisioning.write(lab.provisioningFile(), access, sshPort, smtpPort);
            return lab;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    /** The loopback addresses of the hosts. */
    public static List<String> addresses() {
        return Arrays.stream(LabHost.values()).map(LabHost::address).toList();
    }

    /** The file that tells the product of the lab's hosts, credential, channel and jobs. */
    public Path provisioningFile() {
        return folder.resolve("provisioning.json");
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("A part of the lab could not be stopped", e);
            }
        }
    }
}
