package io.opsconductor.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    /** Among them both passes of an hour that the zone of the tests has twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00:00.123456Z",
                "2026-04-04T13:30:00Z",
                "2026-04-04T14:30:00Z",
                "1900-01-01T00:00:00Z"
            })
    void instantIsTheSameInTheDatabase(String text) {
        Instant at = Instant.parse(text);

        String stored = jdbi.withHandle(handle -> handle.createQuery(
                        "select to_char(:at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .bind("at", at)
                .mapTo(String.class)
                .one());
        Instant read = jdbi.withHandle(handle -> handle.createQuery("select :at as at")
                .bind("at", at)
                .map((row, context) -> Instants.read(row, "at"))
                .one());

        assertThat(Instant.parse(stored)).isEqualTo(at);
        assertThat(read).isEqualTo(at);
    }

    @Test
    void nothingIsNull() {
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(
                        handle -> handle.createQuery("select cast(null as timestamptz) as at")
                                .map((row, context) -> Instants.read(row, "at") == null)
                                .one()))
                .isTrue();
    }
}
