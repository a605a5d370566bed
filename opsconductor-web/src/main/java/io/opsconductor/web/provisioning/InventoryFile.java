package io.opsconductor.web.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.Credentials;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.assets.TargetGroups;
import io.opsconductor.assets.Targets;
import io.opsconductor.automation.JobCommand;
import io.opsconductor.automation.Jobs;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.Channels;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An inventory as a file: {@code {"credentials": […], "targets": […], "targetGroups": […], "channels": […], "jobs": […]}} in
 * the shapes of the API, except that items refer to each other by name. What exists by its name is left as it is.
 */
@ApplicationScoped
public class InventoryFile {
    private static final Logger LOG = Logger.getLogger(InventoryFile.class.getName());

    @Inject
    private Credentials credentials;

    @Inject
    private Targets targets;

    @Inject
    private TargetGroups groups;

    @Inject
    private Channels channels;

    @Inject
    private Jobs jobs;

    @Inject
    private IdsByName ids;

    /** Creates what the file names and is not there yet. */
    public void apply(Path file) {
        JsonNode inventory;
        try {
            inventory = Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            // The parser quotes what it read, which may be a secret: its text is left out.
            LOG.log(Level.WARNING, "{0} (opsconductor.provision.file) cannot be read as JSON: {1}", new Object[] {
                file, e.getClass().getSimpleName()
            });
            return;
        }
        Caller caller = Caller.system("provisioning");
        each(inventory, "credentials", item -> credentials.create(caller, read(item, CredentialCommand.class)));
        each(inventory, "targets", item -> {
            item.path("connections").forEach(c -> ids.credential(caller, (ObjectNode) c, "credentialId"));
            targets.create(caller, read(item, TargetCommand.class));
        });
        each(inventory, "targetGroups", item -> {
            ids.targets(caller, item.withArray("members"));
            groups.create(caller, read(item, TargetGroupCommand.class));
        });
        each(inventory, "channels", item -> channels.create(caller, read(item, ChannelCommand.class)));
        each(inventory, "jobs", item -> jobs.create(caller, read(item, JobCommand.class)));
    }

    private static <T> T read(JsonNode item, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(item, type);
        } catch (JsonProcessingException e) {
            throw Problem.invalid(
                    "item",
                    "does not match the form that the API takes: "
                            + e.getClass().getSimpleName());
        }
    }

    private static void each(JsonNode inventory, String kind, Consumer<ObjectNode> create) {
        int created = 0;
        for (JsonNode item : inventory.path(kind)) {
            String name = item.path("name").asText();
            try {
                create.accept((ObjectNode) item);
                created++;
            } catch (Problem problem) {
                if (problem.status() == 409) {
                    LOG.log(Level.FINE, "{0} {1} already exists", new Object[] {kind, name});
                } else {
                    LOG.log(Level.WARNING, "{0} {1} was not provisioned: {2} {3}", new Object[] {
                        kind, name, problem.getMessage(), problem.errors()
                    });
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> kind + " " + name + " was not provisioned");
            }
        }
        if (created > 0) {
            LOG.log(Level.INFO, "Provisioned {0} {1}", new Object[] {created, kind});
        }
    }
}
