package io.opsconductor.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

/** What fails in the database is logged, and so must not hold what it failed with. */
class DatabaseTest {
    private static final String SECRET = "correct horse battery";
    private static final String INSERT =
            "insert into platform.idempotency (caller, key, request_hash, created_at, body)"
                    + " values (:caller, 'key', '\\x00', now(), :body)";

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    @Test
    void failureOfAStatementTellsNoArgument() {
        Throwable failure = catchThrowable(() -> jdbi.useHandle(handle -> {
            handle.createUpdate(INSERT)
                    .bind("caller", SECRET)
                    .bind("body", SECRET)
                    .execute();
            handle.createUpdate(INSERT)
                    .bind("caller", SECRET)
                    .bind("body", SECRET)
                    .execute();
        }));

        assertThat(written(failure)).contains("idempotency_pkey").doesNotContain(SECRET);
    }

    @Test
    void failureOfABatchTellsNoArgument() {
        Throwable failure = catchThrowable(() -> jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            batch.bind("caller", SECRET).bind("body", SECRET).add();
            batch.bind("caller", SECRET).bind("body", SECRET).add();
            batch.execute();
        }));

        assertThat(written(failure)).contains("duplicate key").doesNotContain(SECRET);
    }

    private static String written(Throwable failure) {
        assertThat(failure).isNotNull();
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log, true));
        return log.toString();
    }
}
