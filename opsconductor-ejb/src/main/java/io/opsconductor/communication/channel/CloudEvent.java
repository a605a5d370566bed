package io.opsconductor.communication.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.DomainEvent;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** An event as CloudEvents 1.0 writes it in JSON; names are lower-case as that specification asks. */
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String correlationid,
        JsonNode data) {

    static CloudEvent of(DomainEvent event, Optional<URI> base) {
        return new CloudEvent(
                "1.0",
                event.id().toString(),
                base.map(URI::toString).orElse("/opsconductor"),
                event.type(),
                event.subject().toString(),
                event.at(),
                "application/json",
                event.correlationId(),
                event.data());
    }
}
