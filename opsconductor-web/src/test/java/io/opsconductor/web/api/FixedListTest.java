package io.opsconductor.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FixedListTest {
    private static final List<String> ALL =
            List.of("ssh.script", "ssh.command", "sftp.upload", "sftp.download", "wait");

    private static Page<String> page(Listing listing) {
        return FixedList.page(ALL, listing, "type", Function.identity());
    }

    private static List<String> pages(String sort, int limit) {
        List<Listing.Sort> order =
                sort == null ? List.of() : List.of(new Listing.Sort(sort.replace("-", ""), sort.startsWith("-")));
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            Page<String> page = page(new Listing(limit, cursor, order, null, false));
            assertThat(page.items()).hasSizeBetween(1, limit);
            read.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return read;
    }

    @Test
    void pagesGiveEachItemOnceInOrder() {
        assertThat(pages(null, 2)).isEqualTo(ALL);
        assertThat(pages(null, 5)).isEqualTo(ALL);
        assertThat(pages("type", 2)).isEqualTo(ALL.stream().sorted().toList());
        assertThat(pages("-type", 1))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .hasSize(5);
    }

    @Test
    void searchLooksAtTheNameAndTheTotalCountsWhatItFinds() {
        Page<String> page = page(new Listing(1, null, List.of(), "SFTP", true));
        assertThat(page.items()).containsExactly("sftp.upload");
        assertThat(page.total()).isEqualTo(2);
        assertThat(page(new Listing(1, null, List.of(), null, false)).total()).isNull();
    }

    @Test
    void orderAndCursorOfAnotherListAreRefused() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(new Listing(1, null, List.of(new Listing.Sort("name", false)), null, false)))
                .withMessageContaining("sort");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> page(new Listing(1, "nonsense", List.of(), null, false)))
                .withMessageContaining("cursor");
    }
}
