package io.opsconductor.identity.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.identity.IdentityRows;
import io.opsconductor.identity.UserView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of users, and with it how every list is paged. */
class UserListTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final UserList list = new UserList(database.jdbi());

    @BeforeEach
    void fill() {
        IdentityRows rows = new IdentityRows(database.jdbi());
        for (int i = 0; i < 25; i++) {
            // Five at a time are created at the same instant, so pages end within ties.
            rows.user(
                    "User-%02d".formatted(i),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i / 5));
        }
    }

    @Test
    void pagesCoverEverythingOnceInEitherDirection() {
        List<String> up = walk(7, new Listing.Sort("username", false));
        List<String> down = walk(7, new Listing.Sort("username", true));

        assertThat(up).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(down).containsExactlyElementsOf(reversed(up));
    }

    @Test
    void tiesAreNeitherLostNorRepeated() {
        assertThat(walk(3, new Listing.Sort("createdAt", false))).hasSize(25).doesNotHaveDuplicates();
        assertThat(walk(3, new Listing.Sort("createdAt", true))).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void twoKeysMayRunInDifferentDirections() {
        List<String> names = walk(4, new Listing.Sort("createdAt", true), new Listing.Sort("username", false));

        assertThat(names).hasSize(25).startsWith("User-20", "User-21", "User-22", "User-23", "User-24", "User-15");
    }

    @Test
    void emptyValuesOfAKeyArePagedToo() {
        assertThat(walk(4, new Listing.Sort("lastLoginAt", false))).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void lastFullPageHasNoNext() {
        Page<UserView> page = list.page(new Listing(25, null, List.of(), null, false), null, null);

        assertThat(page.items()).hasSize(25);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void searchFindsPartsOfTheNameInAnyCaseAndTakesNothingAsPattern() {
        assertThat(names(list.page(new Listing(50, null, List.of(), "uSER-1", true), null, null)))
                .hasSize(10);
        assertThat(names(list.page(new Listing(50, null, List.of(), "%", false), null, null)))
                .isEmpty();
        assertThat(names(list.page(new Listing(50, null, List.of(), "User_1", false), null, null)))
                .isEmpty();
    }

    @Test
    void totalCountsWhatTheFiltersLetThrough() {
        assertThat(list.page(new Listing(3, null, List.of(), "user-0", true), true, null)
                        .total())
                .isEqualTo(10);
        assertThat(list.page(new Listing(3, null, List.of(), null, true), false, null)
                        .total())
                .isZero();
    }

    @Test
    void cursorOfAnotherOrderOrMadeUpIsRefused() {
        String cursor = list.page(new Listing(3, null, List.of(), null, false), null, null)
                .nextCursor();
        List<Listing.Sort> byAge = List.of(new Listing.Sort("createdAt", false));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> list.page(new Listing(3, cursor, byAge, null, false), null, null))
                .withMessageContaining("cursor");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> list.page(new Listing(3, "made-up", List.of(), null, false), null, null));
        String forged =
                Base64.getUrlEncoder().encodeToString("[\"createdAt\",\"yesterday\",\"nobody\"]".getBytes(UTF_8));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> list.page(new Listing(3, forged, byAge, null, false), null, null))
                .withMessageContaining("cursor");
    }

    @Test
    void unknownOrderIsRefusedNamingTheKnownOnes() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> list.page(
                        new Listing(3, null, List.of(new Listing.Sort("passwordHash", false)), null, false),
                        null,
                        null))
                .withMessageContaining("username");
    }

    private List<String> walk(int limit, Listing.Sort... sort) {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Page<UserView> page = list.page(new Listing(limit, cursor, List.of(sort), null, false), null, null);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            names.addAll(names(page));
            cursor = page.nextCursor();
        } while (cursor != null);
        return names;
    }

    private static List<String> names(Page<UserView> page) {
        return page.items().stream().map(UserView::username).toList();
    }

    private static List<String> reversed(List<String> list) {
        List<String> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
