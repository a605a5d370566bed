package io.opsconductor.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void aNulBecomesASpaceSinceNoTextColumnTakesIt() {
        assertThat(new Failure("condition_fault", "7\0008 is no number").message())
                .isEqualTo("7 8 is no number");
    }

    @Test
    void aLongMessageIsCutBetweenCharacters() {
        String message = new Failure("internal", "😀".repeat(Failure.MOST_CHARACTERS)).message();

        assertThat(message).hasSizeLessThanOrEqualTo(Failure.MOST_CHARACTERS).endsWith("😀…");
    }

    @Test
    void noMessageIsAnEmptyOne() {
        assertThat(new Failure("internal", null).message()).isEmpty();
    }
}
