package io.opsconductor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class DomainEventTest {
    /** As it lies in the outbox, on the broker's queue and with each delivery, maybe since before an upgrade. */
    private static final String STORED = """
            {"id": "01987e3c-0000-7000-8000-000000000001",
             "type": "io.opsconductor.automation.execution.failed",
             "subject": "01987e3c-0000-7000-8000-000000000002",
             "at": "2026-03-01T10:00:00.123Z",
             "correlationId": "correlation-1",
             "data": {"number": 12, "state": "failed"}}
            """;

    @Test
    void eventKeepsTheFormInWhichItIsStored() throws JsonProcessingException {
        DomainEvent event = Json.read(STORED, DomainEvent.class);

        assertThat(Json.tree(event)).isEqualTo(Json.MAPPER.readTree(STORED));
    }
}
