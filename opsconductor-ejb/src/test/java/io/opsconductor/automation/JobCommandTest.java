package io.opsconductor.automation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import org.junit.jupiter.api.Test;

class JobCommandTest {

    @Test
    void nothingIsNoParameter() {
        JobCommand command = Json.read(
                "{\"name\": \"a\", \"workflow\": {\"nodes\": [], \"edges\": []}, \"parameters\": [null]}",
                JobCommand.class);

        assertThatExceptionOfType(Problem.class).isThrownBy(command::check).withMessageContaining("parameters[0]");
    }
}
