package io.opsconductor.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A migration may take longer than the pool lets any other statement take. */
class MigrationTest {
    private final PGSimpleDataSource impatient =
            (PGSimpleDataSource) TestDatabase.fresh().dataSource();

    @Test
    void slowMigrationIsNotCutOff() {
        impatient.setSocketTimeout(1);
        assertThatThrownBy(this::sleep).isInstanceOf(SQLException.class);

        FluentConfiguration slow =
                Migration.of(impatient).schemas("slow").defaultSchema("slow").locations("classpath:db/slow");

        assertThat(slow.load().migrate().migrationsExecuted).isEqualTo(1);
    }

    private void sleep() throws SQLException {
        try (var connection = impatient.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(2)");
        }
    }
}
