package io.opsconductor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.identity.IdentityRows;
import io.opsconductor.identity.SignInRequest;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.config.TestSettings;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionStoreTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final TestClock clock = new TestClock();
    private final IdentityRows rows = new IdentityRows(DATABASE.jdbi());
    private final SessionStore store = new SessionStore(DATABASE.jdbi(), clock, TestSettings.standard());
    private final UUID user = rows.user("user-" + Ids.next(), Instant.EPOCH);
    private UUID session;

    @BeforeEach
    void signIn() {
        session = store.begin(
                user, new SignInRequest(SignInRequest.Kind.API, "ada", "-", "10.0.0.1", "curl", "correlation"));
    }

    @Test
    void sessionTellsWhatItsUserMayDoNow() {
        assertThat(store.present(session).orElseThrow().permissions()).isEmpty();

        rows.grant(user, "targets:read", "jobs:run");
        rows.grant(user, "jobs:run");

        assertThat(store.present(session).orElseThrow().permissions())
                .containsExactlyInAnyOrder("targets:read", "jobs:run");
    }

    @Test
    void disabledUserIsOutAtOnce() {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("update identity.account set enabled = false where id = ?", user));

        assertThat(store.present(session)).isEmpty();
    }

    @Test
    void sessionRunsOutUnlessItIsUsed() {
        clock.advance(Duration.ofHours(11));
        store.prolong(session);
        clock.advance(Duration.ofHours(11));
        assertThat(store.present(session)).isPresent();

        clock.advance(Duration.ofHours(1));
        assertThat(store.present(session)).isEmpty();
    }

    @Test
    void endedSessionStaysEnded() {
        assertThat(store.end(session, user)).isTrue();
        store.prolong(session);

        assertThat(store.present(session)).isEmpty();
        assertThat(store.end(session, user)).isFalse();
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        assertThat(store.end(session, UUID.randomUUID())).isFalse();

        assertThat(store.present(session)).isPresent();
    }

    @Test
    void endingAllKeepsTheOneThatIsNamed() {
        UUID other = rows.session(user);

        store.endAll(user, session);

        assertThat(store.present(session)).isPresent();
        assertThat(store.present(other)).isEmpty();
        store.endAll(user, null);
        assertThat(store.present(session)).isEmpty();
    }
}
