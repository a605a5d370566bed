package io.opsconductor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.TooManyRequests;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(DATABASE.jdbi(), clock);

    @BeforeEach
    void forget() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("truncate identity.sign_in_failure"));
    }

    @Test
    void firstFailuresCostNothing() {
        fail(Throttle.FREE - 1, "ada", "10.0.0.1");

        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void furtherFailuresWaitLongerAndLonger() {
        fail(Throttle.FREE, "ada", "10.0.0.1");
        Duration first = wait("ada", "10.0.0.1");
        clock.advance(first);
        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();

        fail(1, "ada", "10.0.0.1");

        assertThat(wait("ada", "10.0.0.1")).isGreaterThan(first);
    }

    @Test
    void noWaitIsLongerThanAMinuteAndAllIsForgottenAfterFive() {
        fail(Throttle.FREE + 8, "ada", "10.0.0.1");
        assertThat(wait("ada", "10.0.0.1")).isLessThan(Duration.ofSeconds(62));

        clock.advance(Duration.ofMinutes(5));

        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void sameUserElsewhereDoesNotFeelIt() {
        fail(Throttle.FREE + 5, "ada", "10.0.0.1");

        assertThatCode(() -> throttle.begin("ada", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.begin("bob", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void caseOfTheNameMakesNoDifference() {
        fail(Throttle.FREE, "Ada", "10.0.0.1");

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> throttle.begin("aDA", "10.0.0.1"));
    }

    @Test
    void manyNamesFromOneAddressAreSlowedDownToo() {
        for (int i = 0; i < Throttle.FREE_PER_ADDRESS; i++) {
            fail(1, "user-" + i, "10.0.0.1");
        }

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> throttle.begin("fresh", "10.0.0.1"));
    }

    @Test
    void ofTriesAtTheSameTimeNoMorePassThanOneAfterTheOther() throws InterruptedException, ExecutionException {
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> guesses = Collections.nCopies(40, () -> {
                try {
                    throttle.begin("ada", "10.0.0.1");
                    return true;
                } catch (TooManyRequests refused) {
                    return false;
                }
            });
            int passed = 0;
            for (Future<Boolean> guess : guessers.invokeAll(guesses)) {
                passed += guess.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(Throttle.FREE);
        } finally {
            guessers.shutdownNow();
        }
    }

    @Test
    void allAddressesOfANetworkOfIpv6AreOne() {
        for (int i = 0; i < Throttle.FREE; i++) {
            throttle.begin("ada", "2001:db8:1:2::" + i);
        }

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> throttle.begin("ada", "2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThatCode(() -> throttle.begin("ada", "2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void successForgives() {
        fail(Throttle.FREE, "ada", "10.0.0.1");

        throttle.succeeded("ada", "10.0.0.1");

        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    private void fail(int times, String username, String address) {
        for (int i = 0; i < times; i++) {
            try {
                throttle.begin(username, address);
            } catch (TooManyRequests refused) {
                clock.advance(refused.retryAfter());
                throttle.begin(username, address);
            }
        }
    }

    private Duration wait(String username, String address) {
        TooManyRequests refused = assertThrows(TooManyRequests.class, () -> throttle.begin(username, address));
        return refused.retryAfter();
    }
}
