package io.opsconductor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "Zwölf Zeichen", "ὀψέ ποτ' ἦλθες", "x7#kQ!p2Lm9z"})
    void longAndUncommonIsGoodEnough(String password) {
        assertThat(check(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "elevenchars", "aaaaaaaaaaaaaaaa", "PASSWORD1234", "qwertyuiop12", "Long.User.Name"})
    void shortCommonOrOneselfIsNot(String password) {
        assertThat(check(password)).isFalse();
    }

    private static boolean check(String password) {
        return PasswordRules.check(new Validation(), "password", password, "long.user.name")
                .passed();
    }
}
