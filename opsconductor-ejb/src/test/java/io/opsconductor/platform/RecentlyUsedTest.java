package io.opsconductor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> cache = new RecentlyUsed<>(2);

    @Test
    void whatWasNotUsedForTheLongestTimeGoesFirst() {
        cache.put("a", 1);
        cache.put("b", 2);
        assertThat(cache.get("a")).contains(1);
        cache.put("c", 3);

        assertThat(cache.get("a")).contains(1);
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("c")).contains(3);
    }

    @Test
    void aNewValueTakesThePlaceOfTheOld() {
        cache.put("a", 1);
        cache.put("b", 2);
        cache.put("b", 3);

        assertThat(cache.get("a")).contains(1);
        assertThat(cache.get("b")).contains(3);
    }
}
