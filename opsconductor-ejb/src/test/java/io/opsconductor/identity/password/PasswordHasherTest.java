package io.opsconductor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    void passwordMatchesItsHashAndNoOther() {
        String hash = hasher.hash("correct horse battery");

        assertThat(hasher.matches("correct horse battery", hash)).isTrue();
        assertThat(hasher.matches("correct horse batterY", hash)).isFalse();
        assertThat(hasher.matches("", hash)).isFalse();
    }

    @Test
    void hashIsArgon2idWithTheParametersThatOwaspAdvises() {
        assertThat(hasher.hash("correct horse battery"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(hasher.hash("correct horse battery")).isNotEqualTo(hasher.hash("correct horse battery"));
    }

    @Test
    void hashOfTheReferenceImplementationIsVerifiedWithItsOwnParameters() {
        // From the test vectors of the reference implementation: m=65536 (2^16), t=2, p=1, "password", "somesalt".
        assertThat(hasher.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void nothingMatchesWhereThereIsNoPassword() {
        assertThat(hasher.matches("no password of anybody", null)).isFalse();
    }
}
