package io.opsconductor.lab;

import java.util.List;
import java.util.Map;

/** The sample jobs, in the form in which the API takes jobs. */
final class LabJobs {
    private static final String SCRIPT = """
            #!/bin/sh
            # Uploaded by the job "Lab: deploy and check". It fails on db-1, whose disk pretends to be nearly full.
            hostname
            df -h /
            lab-check-disk
            """;

    private LabJobs() {}

    static Map<String, Object> healthCheck(String group) {
        return Map.of(
                "name", "Lab: health check",
                "description", "Shows the uptime of each lab host and how full a file system is.",
                "tags", List.of("lab"),
                "parameters",
                        List.of(Map.of(
                                "name", "path",
                                "type", "text",
                                "label", "Path",
                                "help", "The file system to check",
                                "default", "/")),
                "targets", Map.of("groups", List.of(group)),
                "strategy", Map.of("kind", "parallel", "limit", 50),
                "workflow",
                        Map.of(
                                "nodes",
                                List.of(
                                        node("uptime", "Uptime", "ssh.command", Map.of("command", "uptime")),
                                        node("disk", "Disk", "ssh.command", Map.of("command", "df -h ${params.path}"))),
                                "edges",
                                List.of(edge("uptime", "disk", "success"))));
    }

    static Map<String, Object> deployAndCheck(String group) {
        return Map.of(
                "name", "Lab: deploy and check",
                "description", "Uploads a check, runs it, and rolls back where it fails: on db-1.",
                "tags", List.of("lab"),
                "targets", Map.of("groups", List.of(group)),
                "strategy", Map.of("kind", "parallel", "limit", 50),
                "workflow",
                        Map.of(
                                "nodes",
                                List.of(
                                        node(
                                                "upload",
                                                "Upload the check",
                                                "sftp.upload",
                                                Map.of("content", SCRIPT, "path", "/opt/lab/check.sh", "mode", "0755")),
                                        node(
                                                "check",
                                                "Run the check",
                                                "ssh.command",
                                                Map.of("command", "/opt/lab/check.sh")),
                                        node(
                                                "rollback",
                                                "Roll back",
                                                "ssh.command",
                                                Map.of("command", "rm /opt/lab/check.sh && echo rolled back"))),
                                "edges",
                                List.of(edge("upload", "check", "success"), edge("check", "rollback", "failure"))));
    }

    private static Map<String, Object> node(String id, String name, String type, Map<String, Object> with) {
        return Map.of("id", id, "name", name, "type", type, "with", with, "timeoutSeconds", 60);
    }

    private static Map<String, Object> edge(String from, String to, String on) {
        return Map.of("from", from, "to", to, "on", on);
    }
}
