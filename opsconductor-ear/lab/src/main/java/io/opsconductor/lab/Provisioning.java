package io.opsconductor.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The lab's inventory as the product is told of it: items in the shapes of the API, which refer to each other by name.
 * The product creates what it does not have yet.
 */
final class Provisioning {
    private static final String CREDENTIAL = "Lab key";
    private static final String GROUP = "Lab";

    private Provisioning() {}

    /** Writes the file, readable by its owner only: it holds the lab's private key. */
    static void write(Path file, LabAccess access, int sshPort, int smtpPort) throws IOException {
        Map<String, Object> inventory = Map.of(
                "credentials",
                List.of(Map.of(
                        "name",
                        CREDENTIAL,
                        "type",
                        "ssh-key",
                        "description",
                        "Signs in to the simulated hosts of the lab; of no use elsewhere",
                        "username",
                        LabAccess.USER,
                        "privateKey",
                        access.privateKey())),
                "targets",
                Arrays.stream(LabHost.values())
                        .map(host -> target(host, sshPort))
                        .toList(),
                "targetGroups",
                List.of(Map.of(
                        "name",
                        GROUP,
                        "description",
                        "The simulated hosts of the lab",
                        "kind",
                        "static",
                        "members",
                        Arrays.stream(LabHost.values()).map(LabHost::hostName).toList())),
                "channels",
                List.of(Map.of(
                        "name",
                        "Lab mail",
                        "type",
                        "email",
                        "enabled",
                        true,
                        "config",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", smtpPort,
                                "security", "none",
                                "from", "opsconductor@lab.example",
                                "to", List.of("operator@lab.example")))),
                "jobs",
                List.of(LabJobs.healthCheck(GROUP), LabJobs.deployAndCheck(GROUP)));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), inventory);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> target(LabHost host, int sshPort) {
        return Map.of(
                "name", host.hostName(),
                "address", host.address(),
                "description", "Simulated " + host.role() + " host of the lab",
                "os", "OpsConductor Lab Linux",
                "tags", Map.of("env", "lab", "role", host.role()),
                "enabled", true,
                "connections",
                        List.of(Map.of(
                                "protocol",
                                "ssh",
                                "port",
                                sshPort,
                                "credentialId",
                                CREDENTIAL,
                                "default",
                                true,
                                "options",
                                Map.of("hostKeyPolicy", "acceptFirst"))));
    }
}
