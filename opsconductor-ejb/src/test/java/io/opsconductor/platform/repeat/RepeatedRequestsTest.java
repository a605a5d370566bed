package io.opsconductor.platform.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.platform.Problem;
import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.crypto.TestVault;
import io.opsconductor.platform.data.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedRequestsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final FirstAnswer ANSWER = new FirstAnswer(201, "/api/v1/jobs/1", "\"1\"", "{\"id\":1}");

    private final TestClock clock = new TestClock();
    private final RepeatedRequests requests = new RepeatedRequests(DATABASE.jdbi(), clock, TestVault.create());

    @BeforeEach
    void forget() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("truncate platform.idempotency"));
    }

    @Test
    void repeatedRequestIsAnsweredAsTheFirst() {
        assertThat(requests.claim("ada", "k", hash("body"))).isEmpty();
        requests.answered("ada", "k", ANSWER);

        assertThat(requests.claim("ada", "k", hash("body"))).contains(ANSWER);
    }

    @Test
    void whatIsKeptOfARequestCannotBeGuessedFromItsBody() throws NoSuchAlgorithmException {
        requests.claim("ada", "k", hash("{\"password\":\"summer2026\"}"));

        byte[] kept = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select request_hash from platform.idempotency")
                        .mapTo(byte[].class)
                        .one());
        byte[] guessed = hash("{\"password\":\"summer2026\"}");
        assertThat(kept)
                .isNotEqualTo(guessed)
                .isNotEqualTo(MessageDigest.getInstance("SHA-256").digest(guessed))
                .hasSize(32);
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        requests.claim("ada", "k", hash("body"));
        requests.answered("ada", "k", ANSWER);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> requests.claim("ada", "k", hash("other")))
                .matches(problem -> problem.status() == 422);
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsRefused() {
        requests.claim("ada", "k", hash("body"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> requests.claim("ada", "k", hash("body")))
                .matches(problem -> problem.status() == 409);
    }

    @Test
    void refusedRequestFreesItsKey() {
        requests.claim("ada", "k", hash("wrong"));
        requests.release("ada", "k");

        assertThat(requests.claim("ada", "k", hash("mended"))).isEmpty();
    }

    @Test
    void keysOfDifferentCallersDoNotMeet() {
        requests.claim("ada", "k", hash("body"));
        requests.answered("ada", "k", ANSWER);

        assertThat(requests.claim("bob", "k", hash("other"))).isEmpty();
    }

    @Test
    void afterADayTheKeyIsForgotten() {
        requests.claim("ada", "k", hash("body"));
        requests.answered("ada", "k", ANSWER);

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(requests.claim("ada", "k", hash("other"))).isEmpty();
    }

    @Test
    void purgeKeepsWhatIsYoung() {
        requests.claim("ada", "old", hash("body"));
        requests.answered("ada", "old", ANSWER);
        clock.advance(Duration.ofHours(23));
        requests.claim("ada", "young", hash("body"));
        requests.answered("ada", "young", ANSWER);
        clock.advance(Duration.ofHours(2));

        requests.purge();

        List<String> kept = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select key from platform.idempotency")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).containsExactly("young");
    }

    private static byte[] hash(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
