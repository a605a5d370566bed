package io.opsconductor.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.Problem;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

    @Test
    void problemIsFoundHoweverDeepItIsWrapped() {
        Problem problem = Problem.notFound("job", 1);

        assertThat(Diagnosis.of(new EJBException(new RuntimeException("x", problem))))
                .isSameAs(problem);
        assertThat(Diagnosis.of(new EJBException("no cause", new EJBException(problem))))
                .isSameAs(problem);
    }

    @Test
    void lostUpdateIsStale() {
        Exception lost = new EJBTransactionRolledbackException(
                "rolled back", new RollbackException(new OptimisticLockException("x")));

        assertThat(Diagnosis.of(lost).status()).isEqualTo(412);
    }

    @Test
    void refusalOfTheContainerIsForbidden() {
        assertThat(Diagnosis.of(new AccessLocalException("x")).status()).isEqualTo(403);
    }

    @Test
    void absentDatabaseIsUnavailable() {
        assertThat(Diagnosis.of(new EJBException(new SQLException("gone", "08006")))
                        .status())
                .isEqualTo(503);
        assertThat(Diagnosis.of(new RuntimeException(new SQLException("shutting down", "57P01")))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void brokenUniquenessIsAConflict() {
        assertThat(Diagnosis.of(new RuntimeException(new SQLException("duplicate key", "23505")))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05", "22008"})
    void whatTheDatabaseCannotKeepIsTheSendersFault(String state) {
        Problem problem = Diagnosis.of(new EJBException(new SQLException("invalid byte sequence", state)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("validation");
    }

    @Test
    void anythingElseIsOursAndTellsNothing() {
        Problem problem = Diagnosis.of(new IllegalStateException("secret internals"));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.getMessage()).doesNotContain("internals");
    }
}
