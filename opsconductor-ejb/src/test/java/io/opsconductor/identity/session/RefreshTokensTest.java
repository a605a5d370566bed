package io.opsconductor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.identity.IdentityRows;
import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.data.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final RefreshTokens tokens = new RefreshTokens(DATABASE.jdbi(), new TestClock());
    private final UUID session = new IdentityRows(DATABASE.jdbi()).session();

    @Test
    void firstUseIsGood() {
        String token = tokens.issue(session);

        assertThat(tokens.redeem(token)).contains(new RefreshTokens.Redeemed(session, false));
    }

    @Test
    void secondUseIsNoticed() {
        String token = tokens.issue(session);
        tokens.redeem(token);

        assertThat(tokens.redeem(token)).contains(new RefreshTokens.Redeemed(session, true));
    }

    @Test
    void unknownTokenIsNobodys() {
        assertThat(tokens.redeem("guess")).isEmpty();
    }

    @Test
    void tokensAreStoredAsHashesAlone() {
        String token = tokens.issue(session);

        long readable = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "select count(*) from identity.refresh_token where encode(hash, 'escape') = :token")
                .bind("token", token)
                .mapTo(Long.class)
                .one());

        assertThat(readable).isZero();
    }

    @Test
    void ofTwoAtOnceOnlyOneIsTheFirst() throws Exception {
        String token = tokens.issue(session);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> use = () -> tokens.redeem(token).orElseThrow().reused();
            List<Future<Boolean>> uses = both.invokeAll(List.of(use, use));

            assertThat(List.of(uses.get(0).get(), uses.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            both.shutdown();
        }
    }
}
