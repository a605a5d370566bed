package io.opsconductor.assets;

import io.opsconductor.assets.credential.CredentialFit;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Looks credentials up for jobs. */
@Stateless
public class CredentialCatalog {
    @Inject
    private Jdbi jdbi;

    /**
     * What keeps credentials from being used over the protocol: there is none of that id, or its type does not fit.
     *
     * @param credentials ids by the fields that name them
     * @return by those fields; empty if all of them can be used
     */
    @Requires("credentials:use")
    public List<FieldError> faults(Caller caller, Map<String, UUID> credentials, Protocol protocol) {
        CredentialFit fit = jdbi.withHandle(handle -> new CredentialFit(handle, credentials.values()));
        Validation validation = new Validation();
        credentials.forEach((field, id) -> fit.check(validation, field, id, protocol));
        return validation.errors();
    }
}
