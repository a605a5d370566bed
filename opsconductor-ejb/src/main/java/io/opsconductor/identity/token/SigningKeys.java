package io.opsconductor.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The keys that sign access tokens, made at the first start and kept sealed. The newest signs; all of them verify. They
 * are read once: a node that starts later sees the same ones.
 */
@ApplicationScoped
public class SigningKeys {
    private static final int BITS = 2048;

    private Jdbi jdbi;
    private Vault vault;
    private Clock clock;
    private volatile List<RSAKey> keys;

    /** For the container's proxy. */
    protected SigningKeys() {}

    @Inject
    SigningKeys(Jdbi jdbi, Vault vault, Clock clock) {
        this.jdbi = jdbi;
        this.vault = vault;
        this.clock = clock;
    }

    /** Makes the first key where there is none yet. Needs a transaction, which lets one node make it. */
    public void prepare() {
        jdbi.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtext('identity.signing-key'))");
            if (load(handle).isEmpty()) {
                make(handle);
            }
        });
    }

    /** The key that signs. */
    RSAKey current() {
        return all().get(0);
    }

    /** All that may have signed what is still good, the newest first. */
    List<RSAKey> all() {
        List<RSAKey> known = keys;
        if (known == null) {
            known = jdbi.withHandle(this::load);
            if (known.isEmpty()) {
                throw new IllegalStateException("There is no signing key yet; the start-up makes it");
            }
            keys = known;
        }
        return known;
    }

    /** The public halves. */
    JWKSet published() {
        return new JWKSet(all().stream().<JWK>map(RSAKey::toPublicJWK).toList());
    }

    private List<RSAKey> load(Handle handle) {
        List<RSAKey> loaded = new ArrayList<>();
        handle.createQuery("select id, private_jwk from identity.signing_key order by created_at desc, id desc")
                .map((row, context) -> open(row.getObject("id", UUID.class), row.getBytes("private_jwk")))
                .forEach(loaded::add);
        return List.copyOf(loaded);
    }

    private RSAKey open(UUID id, byte[] sealed) {
        try (Secret jwk = vault.open(sealed, boundTo(id))) {
            return RSAKey.parse(jwk.revealText());
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + id + " is damaged", e);
        }
    }

    private void make(Handle handle) {
        UUID id = Ids.next();
        RSAKey key = generate(id);
        try (Secret jwk = Secret.of(key.toJSONString())) {
            handle.createUpdate("insert into identity.signing_key (id, private_jwk, created_at)"
                            + " values (:id, :private, :now)")
                    .bind("id", id)
                    .bind("private", vault.seal(jwk, boundTo(id)))
                    .bind("now", clock.instant())
                    .execute();
        }
    }

    private static RSAKey generate(UUID id) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(id.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    private static String boundTo(UUID id) {
        return "signing-key:" + id;
    }
}
