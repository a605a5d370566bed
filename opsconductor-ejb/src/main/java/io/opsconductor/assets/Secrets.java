package io.opsconductor.assets;

import io.opsconductor.assets.credential.Credential;
import io.opsconductor.assets.credential.SealedParts;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Opens the values of {@code secret} credentials at the moment of their use. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Secrets {
    @Inject
    private Jdbi jdbi;

    @Inject
    private Vault vault;

    private record Sealed(UUID id, byte[] bytes) {}

    /**
     * The value that {@code ${secrets.…}} names. Close it after its use.
     *
     * @param reference {@code NAME} of a credential with one value, or {@code NAME.KEY} of one with several
     * @throws Problem {@code secret-missing} if there is no such value
     */
    @Requires("credentials:use")
    public Secret value(Caller runAs, String reference) {
        Optional<Sealed> whole = sealed(reference);
        if (whole.isPresent()) {
            return only(reference, parts(whole.get()));
        }
        int dot = reference.lastIndexOf('.');
        Optional<Sealed> named = dot < 0 ? Optional.empty() : sealed(reference.substring(0, dot));
        String value = named.map(kept -> parts(kept).get(reference.substring(dot + 1)))
                .orElseThrow(() -> missing(reference, "it does not exist"));
        return Secret.of(value);
    }

    private static Secret only(String reference, Map<String, String> values) {
        if (values.size() != 1) {
            throw missing(reference, "it has several values; write " + reference + ".KEY");
        }
        return Secret.of(values.values().iterator().next());
    }

    private Map<String, String> parts(Sealed kept) {
        try (Secret opened = vault.open(kept.bytes, Credential.boundTo(kept.id))) {
            return SealedParts.read(opened);
        }
    }

    private Optional<Sealed> sealed(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, sealed from assets.credential where name = :name and type = 'secret'")
                .bind("name", name)
                .map((rs, context) -> new Sealed(rs.getObject("id", UUID.class), rs.getBytes("sealed")))
                .findOne());
    }

    private static Problem missing(String reference, String why) {
        return Problem.conflict("secret-missing", "The secret " + reference + " cannot be used: " + why + ".");
    }
}
