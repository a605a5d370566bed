package io.opsconductor.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Targets in the product that all lead to one OpenSSH server, each by a loopback address of its own.
 *
 * @param credentialId of the SSH key that the server lets in
 * @param targetIds in the order of the names
 */
public record Fleet(
        Api api,
        OpenSshServer server,
        String credentialId,
        List<String> names,
        List<String> targetIds,
        List<String> addresses) {

    /** Stores the server's key as a credential and adds that many targets, named after the prefix: {@code web-…-1}. */
    public static Fleet of(Api api, OpenSshServer server, String prefix, int size) {
        String unique = Names.unique(prefix);
        String credentialId = storeKey(api, unique, server);
        List<String> names =
                IntStream.rangeClosed(1, size).mapToObj(i -> unique + "-" + i).toList();
        List<String> ids = new ArrayList<>();
        List<String> addresses = IntStream.range(0, size)
                .mapToObj(i -> "127.7.%d.%d".formatted(i / 250, i % 250 + 1))
                .toList();
        for (int i = 0; i < size; i++) {
            ids.add(api.post("/targets", target(names.get(i), addresses.get(i), server.port(), credentialId, unique))
                    .expect(201)
                    .id());
        }
        return new Fleet(api, server, credentialId, names, ids, addresses);
    }

    private static String storeKey(Api api, String name, OpenSshServer server) {
        return api.post("/credentials", sshKey(name, server.user(), server.key().privateKey()))
                .expect(201)
                .id();
    }

    /** An SSH key credential as the API takes it. */
    public static ObjectNode sshKey(String name, String username, String privateKey) {
        return Json.object("name", name, "type", "ssh-key", "username", username, "privateKey", privateKey);
    }

    /** A target as the API takes it, tagged {@code fleet} with the last argument. */
    public static ObjectNode target(String name, String address, int port, String credentialId, String fleet) {
        return Json.object(
                "name",
                name,
                "address",
                address,
                "tags",
                Map.of("fleet", fleet),
                "enabled",
                true,
                "connections",
                List.of(Json.object("protocol", "ssh", "port", port, "credentialId", credentialId)));
    }

    public String targetId(int index) {
        return targetIds.get(index);
    }

    public String name(int index) {
        return names.get(index);
    }

    /** All of them, as the targets of a job or command. */
    public ObjectNode all() {
        return Json.object("ids", targetIds);
    }

    /** Starts an ad-hoc command on all of them. */
    public Run run(String command) {
        return Run.started(api, api.post("/commands", Json.object("command", command, "targets", all())));
    }
}
