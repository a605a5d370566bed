package io.opsconductor.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final MasterKey key = MasterKey.of(MasterKey.generate());
    private final Vault vault = new Vault(new KeyRing(List.of(key)));

    @Test
    void whatWasSealedOpensInItsRow() {
        byte[] sealed = vault.seal(Secret.of("Grüße"), "credential:1");

        try (Secret opened = vault.open(sealed, "credential:1")) {
            assertThat(opened.revealText()).isEqualTo("Grüße");
        }
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(vault.seal(Secret.of("a"), "x")).isNotEqualTo(vault.seal(Secret.of("a"), "x"));
    }

    @Test
    void nothingOfTheSecretStandsInTheSealedBytes() {
        byte[] sealed = vault.seal(Secret.of("a-long-enough-needle"), "x");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("needle");
    }

    @Test
    void anotherRowCannotOpenIt() {
        byte[] sealed = vault.seal(Secret.of("secret"), "credential:1");

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(sealed, "credential:2"));
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] sealed = vault.seal(Secret.of("secret"), "x");

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(SealBroken.class).as("byte %d", i).isThrownBy(() -> vault.open(changed, "x"));
        }
    }

    @Test
    void everyShortenedValueIsNoticed() {
        byte[] sealed = vault.seal(Secret.of("secret"), "x");

        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(cut, "x"));
        }
    }

    @Test
    void anotherMasterKeyCannotOpenIt() {
        byte[] sealed = vault.seal(Secret.of("secret"), "x");
        Vault other = new Vault(new KeyRing(List.of(MasterKey.of(MasterKey.generate()))));

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> other.open(sealed, "x"))
                .withMessageContaining("restore");
    }

    @Test
    void aNewKeyInFrontStillOpensWhatTheOldOneSealed() {
        byte[] sealed = vault.seal(Secret.of("secret"), "x");
        MasterKey next = MasterKey.of(MasterKey.generate());
        Vault rotated = new Vault(new KeyRing(List.of(next, key)));

        assertThat(rotated.open(sealed, "x").revealText()).isEqualTo("secret");
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> vault.open(rotated.seal(Secret.of("new"), "x"), "x"));
    }

    @Test
    void closingWipesTheSecret() {
        Secret opened = vault.open(vault.seal(Secret.of("secret"), "x"), "x");
        byte[] bytes = opened.reveal();

        opened.close();

        assertThat(bytes).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(opened::reveal);
    }

    @Test
    void textNeverShowsASecretOrAKey() {
        assertThat(Secret.of("secret").toString()).isEqualTo("***");
        assertThat(key.toString()).isEqualTo("MasterKey[***]");
    }
}
