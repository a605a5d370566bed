package io.opsconductor.communication.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.data.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    private static final Jdbi JDBI = TestDatabase.fresh().jdbi();

    @ParameterizedTest
    @CsvSource({
        "io.opsconductor.automation.execution.failed, io.opsconductor.automation.execution.failed, true",
        "io.opsconductor.automation.execution.failed, io.opsconductor.automation.execution.failed2, false",
        "io.opsconductor.automation.execution.*, io.opsconductor.automation.execution.timed_out, true",
        "io.opsconductor.automation.execution.*, io.opsconductor.automation.execution, false",
        "io.opsconductor.automation.execution.*, io.opsconductor.automation.executions.failed, false",
        "io.opsconductor.*, io.opsconductor.assets.target.created, true",
        "io.opsconductor.assets.target*.created, io.opsconductor.assets.targetGroup.created, true",
        "io.opsconductor.assets.target*.created, io.opsconductor.assets.target.extra.created, false",
        "io.opsconductor.*.*.deleted, io.opsconductor.identity.user.deleted, true",
        "io.opsconductor.*.*.deleted, io.opsconductor.identity.user.created, false",
        "*, anything.at.all, true",
        "ioXopsconductor, io.opsconductor, false",
    })
    void aPatternMeansTheSameHereAndInTheDatabase(String pattern, String type, boolean expected) {
        EventPattern parsed = new EventPattern(pattern);

        assertThat(parsed.matches(type)).isEqualTo(expected);
        boolean inDatabase = JDBI.withHandle(handle -> handle.createQuery("select :type ~ :regex")
                .bind("type", type)
                .bind("regex", parsed.regex())
                .mapTo(Boolean.class)
                .one());
        assertThat(inDatabase).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, io.opsconductor.assets.credential, true",
        "io.*, io.opsconductor.assets.credential, true",
        "io.opsconductor.*.*.deleted, io.opsconductor.identity.user, true",
        "io.opsconductor.assets.*, io.opsconductor.assets.credential, true",
        "io.opsconductor.assets.*, io.opsconductor.identity.user, false",
        "io.opsconductor.assets.target.*, io.opsconductor.assets.targetGroup, false",
        "io.opsconductor.assets.target*.created, io.opsconductor.assets.targetGroup, true",
        "io.opsconductor.assets.cred*.created, io.opsconductor.assets.credential, true",
        "io.opsconductor.assets.credential, io.opsconductor.assets.credential, false",
        "io.opsconductor.assets.credential.created, io.opsconductor.assets.credential, true"
    })
    void whatAPatternCouldReachIsKnown(String pattern, String thing, boolean expected) {
        assertThat(new EventPattern(pattern).reaches(thing)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "*a",
                "a.*b",
                "a b",
                "a.(b|c)",
                "a.**",
                "a\nb",
                "execution.failed",
                "io.opsconductr.*"
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThat(EventPattern.accepts(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "io.*", "io.opsconductor.*", "io.opsconductor.*.*.deleted", "*.*.automation.*"})
    void whatAnEventCouldFitIsAPattern(String text) {
        assertThat(EventPattern.accepts(text)).isTrue();
    }

    @Test
    void nothingIsNoPattern() {
        assertThat(EventPattern.accepts(null)).isFalse();
    }
}
