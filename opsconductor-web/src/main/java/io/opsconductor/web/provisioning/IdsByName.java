package io.opsconductor.web.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.assets.Selection;
import io.opsconductor.assets.TargetCatalog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Puts ids where a provisioning file has names. */
@ApplicationScoped
public class IdsByName {
    @Inject
    private Credentials credentials;

    @Inject
    private TargetCatalog catalog;

    /** Replaces the name of a credential in the field, if it has one, by its id. */
    void credential(Caller caller, ObjectNode item, String field) {
        if (!item.hasNonNull(field)) {
            return;
        }
        String name = item.get(field).asText();
        CredentialView found =
                credentials
                        .list(caller, null, new Listing(Listing.MAX_LIMIT, null, List.of(), name, false))
                        .items()
                        .stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(field, "there is no credential named " + name));
        item.put(field, found.id().toString());
    }

    /** Replaces names of targets by their ids. */
    void targets(Caller caller, ArrayNode members) {
        List<String> names = new ArrayList<>();
        for (JsonNode member : members) {
            names.add(member.asText());
        }
        Selection selection = catalog.resolve(caller, null, names, null, null);
        if (!selection.complete()) {
            throw Problem.invalid("members", "there are no targets named " + selection.unknownNames());
        }
        members.removeAll();
        selection.targets().forEach(target -> members.add(target.id().toString()));
        selection.disabled().forEach(target -> members.add(target.id().toString()));
    }
}
