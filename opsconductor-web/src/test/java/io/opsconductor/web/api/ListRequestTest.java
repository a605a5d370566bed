package io.opsconductor.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

    @Test
    void standardsHoldWhereNothingIsGiven() {
        Listing listing = of("").listing();

        assertThat(listing.limit()).isEqualTo(50);
        assertThat(listing.cursor()).isNull();
        assertThat(listing.sort()).isEmpty();
        assertThat(listing.count()).isFalse();
    }

    @Test
    void everythingThatIsGivenIsTakenOver() {
        Listing listing =
                of("limit=200&cursor=abc&sort=name,-createdAt&q=web&count=true").listing();

        assertThat(listing)
                .isEqualTo(new Listing(
                        200,
                        "abc",
                        List.of(new Listing.Sort("name", false), new Listing.Sort("createdAt", true)),
                        "web",
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=ten",
                "limit=",
                "limit=1&limit=2",
                "limit=9999999999",
                "sort=",
                "sort=name,",
                "sort=-",
                "sort=name,-name",
                "count=yes",
                "count=TRUE",
                "offset=3",
                "Limit=3",
                "q=\u0000"
            })
    void badValuesAreRefusedAndNeverClamped(String query) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> of(query).listing())
                .matches(problem -> problem.status() == 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner=1", "owner=1-1-1-1-1", "owner=", "owner=zzzzzzzz-0000-7000-8000-000000000000"})
    void idsMustBeWhole(String query) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> of(query).id("owner"));
    }

    @Test
    void filtersAreConverted() {
        UUID id = UUID.randomUUID();
        ListRequest request = of("owner=" + id + "&from=2026-01-31T08:30:00Z&state=a,b&state=c");

        assertThat(request.id("owner")).isEqualTo(id);
        assertThat(request.instant("from")).isEqualTo("2026-01-31T08:30:00Z");
        assertThat(request.texts("state")).containsExactly("a", "b", "c");
        assertThat(request.flag("enabled")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "cursor=abc", "sort=name", "q=web", "count=true", "formt=json"})
    void whatIsNoListTakesNoneOfAListsParameters(String query) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ListRequest.only(uri(query), "format"));
    }

    private static ListRequest of(String query) {
        return ListRequest.of(uri(query), "owner", "from", "state", "enabled");
    }

    private static UriInfo uri(String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.add(pair[0], pair[1]);
        }
        return (UriInfo) Proxy.newProxyInstance(
                ListRequestTest.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getQueryParameters")) {
                        return parameters;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
