package io.opsconductor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.TooManyRequests;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
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

        assertThatCode(() -> throttle.check("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void furtherFailuresWaitLongerAndLonger() {
        fail(Throttle.FREE, "ada", "10.0.0.1");
        Duration first = wait("ada", "10.0.0.1");
        clock.advance(first);
        assertThatCode(() -> throttle.check("ada", "10.0.0.1")).doesNotThrowAnyException();

        fail(1, "ada", "10.0.0.1");

        assertThat(wait("ada", "10.0.0.1")).isGreaterThan(first);
    }

    @Test
    void noWaitIsLongerThanAMinuteAndAllIsForgottenAfterFive() {
        fail(Throttle.FREE + 50, "ada", "10.0.0.1");
        assertThat(wait("ada", "10.0.0.1")).isLessThan(Duration.ofSeconds(62));

        clock.advance(Duration.ofMinutes(5));

        assertThatCode(() -> throttle.check("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void sameUserElsewhereDoesNotFeelIt() {
        fail(Throttle.FREE + 5, "ada", "10.0.0.1");

        assertThatCode(() -> throttle.check("ada", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.check("bob", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void caseOfTheNameMakesNoDifference() {
        fail(Throttle.FREE, "Ada", "10.0.0.1");

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> throttle.check("aDA", "10.0.0.1"));
    }

    @Test
    void manyNamesFromOneAddressAreSlowedDownToo() {
        for (int i = 0; i < Throttle.FREE_PER_ADDRESS; i++) {
            fail(1, "user-" + i, "10.0.0.1");
        }

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> throttle.check("fresh", "10.0.0.1"));
    }

    @Test
    void successForgives() {
        fail(Throttle.FREE, "ada", "10.0.0.1");

        throttle.succeeded("ada", "10.0.0.1");

        assertThatCode(() -> throttle.check("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    private void fail(int times, String username, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(username, address);
        }
    }

    private Duration wait(String username, String address) {
        TooManyRequests refused = assertThrows(TooManyRequests.class, () -> throttle.check(username, address));
        return refused.retryAfter();
    }
}
