package io.opsconductor.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteProcessTest {

    @Test
    void itIsReadAsItWasWritten() {
        RemoteProcess process = new RemoteProcess(4711, "18446744073709551615");

        assertThat(RemoteProcess.parse(process.asText())).contains(process);
        assertThat(RemoteProcess.parse("4711")).contains(new RemoteProcess(4711, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "-1", "0", "123 \0x", "123 x", "1 2 3", "12345678901", "1 123456789012345678901"})
    void whateverAHostMakesUpIsNone(String line) {
        assertThat(RemoteProcess.parse(line)).isEmpty();
    }
}
