package io.opsconductor.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opsconductor.platform.data.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyCheckTest {
    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @Test
    void firstStartMakesAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("new/master.key");

        start(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nextStartOpensWhatTheFirstSealed() {
        Path file = folder.resolve("master.key");
        byte[] sealed = new Vault(start(file)).seal(Secret.of("secret"), "x");

        assertThat(new Vault(start(file)).open(sealed, "x").revealText()).isEqualTo("secret");
    }

    @Test
    void missingFileIsRefusedOnceSecretsMayExist() throws IOException {
        Path file = folder.resolve("master.key");
        start(file);
        Files.delete(file);

        assertThatIllegalStateException()
                .isThrownBy(() -> start(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("missing")
                .withMessageContaining("Restore");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherKeyIsRefused() throws IOException {
        Path file = folder.resolve("master.key");
        start(file);
        Path other = folder.resolve("other.key");
        Files.writeString(other, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThatIllegalStateException().isThrownBy(() -> start(other)).withMessageContaining("does not hold the key");
    }

    @Test
    void damagedFileIsRefusedWithoutQuotingIt() throws IOException {
        Path file = folder.resolve("master.key");
        Files.writeString(file, "not-a-key");

        assertThatIllegalStateException()
                .isThrownBy(() -> start(file))
                .withMessageContaining("damaged")
                .withMessageNotContaining("not-a-key")
                .withNoCause();
    }

    private KeyRing start(Path file) {
        return database.jdbi().inTransaction(handle -> new MasterKeyCheck(handle).passed(file));
    }
}
