package io.opsconductor.assets.credential;

import io.opsconductor.assets.Protocol;
import io.opsconductor.platform.Validation;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whether credentials exist and can be used with the protocols that they are named for; asked by one query for all. */
public final class CredentialFit {
    private final Map<UUID, String> types;

    /** Looks the credentials up. */
    public CredentialFit(Handle handle, Collection<UUID> ids) {
        types = CredentialRows.types(handle, ids);
    }

    /** Notes what is wrong with the field that names the credential. */
    public void check(Validation validation, String field, UUID id, Protocol protocol) {
        String type = types.get(id);
        if (type == null) {
            validation.reject(field, "there is no credential " + id);
        } else {
            validation.check(
                    protocol.takes(type),
                    field,
                    "is of type " + type + "; " + protocol.wireName() + " requires " + protocol.credentialTypes());
        }
    }
}
