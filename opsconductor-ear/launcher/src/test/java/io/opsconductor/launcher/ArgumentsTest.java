package io.opsconductor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void withoutArgumentsNothingIsChosen() {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(false, null, null));
    }

    @Test
    void valuesComeAsTheNextWordOrBehindAnEqualsSign() {
        assertThat(Arguments.parse(List.of("--data", "my data", "--listen=0.0.0.0", "--demo")))
                .isEqualTo(new Arguments(true, "my data", "0.0.0.0"));
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--data", "--demo")))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("--data needs a value.");
    }

    @Test
    void anUnknownArgumentIsNamed() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--demmo")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--demmo")
                .hasMessageContaining("--demo");
    }
}
