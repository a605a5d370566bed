package io.opsconductor.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.Credentials;
import io.opsconductor.automation.Jobs;
import io.opsconductor.communication.AuditEvents;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.identity.SignInRequest;
import io.opsconductor.identity.UserCommand;
import io.opsconductor.identity.Users;
import io.opsconductor.identity.session.SignInDesk;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Problem;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promises of the domain beans that only a container can keep: interception, transactions, the migrated database. */
@ExtendWith({ServerUnderTest.class, ArquillianExtension.class})
class DomainBeansTest {
    private static final AuditFilter NO_FILTER = AuditFilter.ALL;

    @Inject
    private AuditEvents auditEvents;

    @Inject
    private AuditLog auditLog;

    @Inject
    private Outbox outbox;

    @Inject
    private Undeclared undeclared;

    @Inject
    private Jobs jobs;

    @Inject
    private Credentials credentials;

    @Inject
    private Users users;

    @Inject
    private SignInDesk desk;

    @Resource(lookup = "jdbc/opsconductor")
    private DataSource dataSource;

    @Resource
    private UserTransaction transaction;

    @Deployment
    static EnterpriseArchive domains() {
        return Archives.domainsWith(DomainBeansTest.class);
    }

    private static Caller user(String... permissions) {
        return new Caller(
                Caller.Kind.USER,
                Ids.next(),
                "vera-" + Ids.next(),
                Set.of(permissions),
                null,
                "127.0.0.1",
                Ids.next().toString());
    }

    private static AuditFilter by(Caller caller) {
        return new AuditFilter(caller.name(), null, null, null, null, null, null, null);
    }

    private static Listing firstPage() {
        return Listing.first(50);
    }

    @Test
    void callerWithThePermissionIsLetIn() {
        assertThat(auditEvents
                        .list(user("audit-events:read"), NO_FILTER, firstPage())
                        .items())
                .isNotNull();
    }

    @Test
    void callerWithoutThePermissionIsRefusedAndTheRefusalIsKept() {
        Caller viewer = user("targets:read");
        assertThatThrownBy(() -> auditEvents.list(viewer, NO_FILTER, firstPage()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(auditEvents
                        .list(Caller.system("tests"), by(viewer), firstPage())
                        .items())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo("refused");
                    assertThat(event.correlationId()).isEqualTo(viewer.correlationId());
                });
    }

    @Test
    void beanMethodThatDeclaresNothingLetsNobodyIn() {
        assertThatThrownBy(undeclared::secret)
                .isInstanceOf(EJBException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusalIsKeptThoughTheCallersTransactionRollsBack() throws Exception {
        Caller viewer = user();
        transaction.begin();
        assertThatThrownBy(() -> auditEvents.list(viewer, NO_FILTER, firstPage()))
                .isInstanceOf(Problem.class);
        transaction.rollback();
        assertThat(auditEvents
                        .list(Caller.system("tests"), by(viewer), firstPage())
                        .items())
                .hasSize(1);
    }

    @Test
    void auditedChangeStandsExactlyIfItsTransactionDoes() throws Exception {
        Caller operator = user();
        transaction.begin();
        auditLog.record(operator, entry("rolled back"));
        transaction.rollback();
        transaction.begin();
        auditLog.record(operator, entry("committed"));
        transaction.commit();
        assertThat(auditEvents
                        .list(Caller.system("tests"), by(operator), firstPage())
                        .items())
                .singleElement()
                .satisfies(event -> assertThat(event.resourceName()).isEqualTo("committed"));
    }

    private static AuditEntry entry(String name) {
        return AuditEntry.done("target.created", "target", Ids.next(), name, null, null);
    }

    @Test
    void eventOfARolledBackTransactionIsNeverTold() throws Exception {
        UUID subject = Ids.next();
        transaction.begin();
        outbox.publish(Caller.system("tests"), "io.opsconductor.assets.target.created", subject, Map.of("n", 1));
        assertThat(countOf("select count(*) from platform.outbox where subject = ?", subject))
                .isEqualTo(1);
        transaction.rollback();
        assertThat(countOf("select count(*) from platform.outbox where subject = ?", subject))
                .isZero();
    }

    @Test
    void eventsNeedATransaction() {
        Caller system = Caller.system("tests");
        UUID subject = Ids.next();
        assertThatThrownBy(
                        () -> outbox.publish(system, "io.opsconductor.assets.target.created", subject, Map.of("n", 1)))
                .isInstanceOf(EJBTransactionRequiredException.class);
    }

    /** The check reads patterns and keys, which costs time; so it is for those alone who may save what they check. */
    @Test
    void onlyWhoMaySaveMayCheck() {
        Caller viewer = user("jobs:read", "credentials:read", "jobs:update", "credentials:update");

        assertForbidden(() -> jobs.check(viewer, null, null));
        assertForbidden(() -> credentials.check(viewer, null, null));
        assertForbidden(() -> jobs.check(user("jobs:read", "jobs:create"), Ids.next(), null));
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isEqualTo(403));
    }

    @Test
    void signInUnderWayDoesNotSurviveAChangeOfThePassword() {
        Caller system = Caller.system("tests");
        String name = "ada-" + Ids.next();
        UUID id = users.create(
                        system,
                        new UserCommand(
                                name, null, null, null, null, null, List.of(), true, "the leaked Password 1", false))
                .id();
        SignInRequest request =
                new SignInRequest(SignInRequest.Kind.API, name, "unused", "127.0.0.1", null, "correlation");
        SignInDesk.Candidate judged = desk.candidate(name, "127.0.0.1").orElseThrow();

        users.setPassword(system, id, "another Password 2", false);

        assertThat(desk.begin(judged, system, request)).isEmpty();
        assertThat(desk.changePassword(judged, system, "hash", null)).isFalse();
        SignInDesk.Candidate present = desk.candidate(name, "127.0.0.1").orElseThrow();
        assertThat(desk.begin(present, new Caller(Caller.Kind.USER, id, name, Set.of(), null, null, "c"), request))
                .isPresent();
    }

    @Test
    void migratingAgainChangesNothing() {
        Flyway flyway = Flyway.configure(Outbox.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .schemas("platform", "identity", "assets", "automation", "communication", "batch")
                .defaultSchema("platform")
                .load();
        assertThat(flyway.info().applied()).isNotEmpty();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private int countOf(String sql, UUID parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
