package io.opsconductor.assets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.Protocol;
import io.opsconductor.assets.Samples;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A credential that is named must exist and be of a type that the protocol takes. */
class CredentialFitTest {
    private static Samples samples;

    @BeforeAll
    static void start() {
        samples = new Samples();
    }

    @AfterAll
    static void stop() {
        samples.close();
    }

    @Test
    void whatCannotBeUsedIsNamedByItsField() {
        UUID password = samples.credential(Samples.sshPassword("root", "root", "pw"));
        UUID values = samples.credential(Samples.secret("tokens", Map.of("api", "t0ken")));
        UUID missing = UUID.fromString("01900000-0000-7000-8000-000000000000");

        CredentialFit fit = samples.database
                .jdbi()
                .withHandle(handle -> new CredentialFit(handle, List.of(password, values, missing)));
        Validation validation = new Validation();
        fit.check(validation, "right", password, Protocol.SSH);
        fit.check(validation, "wrong", values, Protocol.SSH);
        fit.check(validation, "gone", missing, Protocol.SSH);

        assertThat(validation.errors())
                .containsExactly(
                        new FieldError("wrong", "is of type secret; ssh requires ssh-key or ssh-password"),
                        new FieldError("gone", "there is no credential " + missing));
    }
}
