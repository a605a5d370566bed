package io.opsconductor.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonMedia JSON = new JsonMedia();

    enum Colour {
        RED,
        GREEN
    }

    record Step(String id, Map<String, Object> with, int timeoutSeconds) {}

    record Thing(
            String name,
            Boolean enabled,
            Integer limit,
            double ratio,
            UUID owner,
            Instant at,
            Colour colour,
            List<String> tags,
            List<Step> steps) {}

    @Test
    void goodBodyIsRead() throws IOException {
        Thing thing = read("{\"name\":\"a\",\"ratio\":1,\"steps\":[{\"id\":\"s\",\"timeoutSeconds\":3}]}");

        assertThat(thing.steps().get(0).timeoutSeconds()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nme\":\"a\",\"ratio\":1}                                  | nme",
                "{\"name\":7,\"ratio\":1}                                     | name",
                "{\"name\":true,\"ratio\":1}                                  | name",
                "{\"name\":{},\"ratio\":1}                                    | name",
                "{\"name\":[\"a\"],\"ratio\":1}                               | name",
                "{\"enabled\":\"true\",\"ratio\":1}                           | enabled",
                "{\"enabled\":1,\"ratio\":1}                                  | enabled",
                "{\"limit\":\"5\",\"ratio\":1}                                | limit",
                "{\"limit\":5.5,\"ratio\":1}                                  | limit",
                "{\"limit\":99999999999,\"ratio\":1}                          | limit",
                "{\"ratio\":null}                                             | ratio",
                "{\"ratio\":\"1\"}                                            | ratio",
                "{\"owner\":\"x\",\"ratio\":1}                                | owner",
                "{\"owner\":\"\",\"ratio\":1}                                | owner",
                "{\"owner\":\" \",\"ratio\":1}                               | owner",
                "{\"owner\":7,\"ratio\":1}                                   | owner",
                "{\"owner\":\"AZAAAAAAcACAAAAAAAAAAA==\",\"ratio\":1}        | owner",
                "{\"owner\":\"1-2-3-4-5\",\"ratio\":1}                       | owner",
                "{\"owner\":\"01900000-0000-7000-8000-000000000000 \",\"ratio\":1} | owner",
                "{\"enabled\":\"\",\"ratio\":1}                              | enabled",
                "{\"limit\":\"\",\"ratio\":1}                                | limit",
                "{\"tags\":\"\",\"ratio\":1}                                 | tags",
                "{\"steps\":[\"\"],\"ratio\":1}                              | steps[0]",
                "{\"at\":\"\",\"ratio\":1}                                   | at",
                "{\"colour\":\"\",\"ratio\":1}                               | colour",
                "{\"at\":\"yesterday\",\"ratio\":1}                           | at",
                "{\"at\":1700000000,\"ratio\":1}                              | at",
                "{\"colour\":\"BLUE\",\"ratio\":1}                            | colour",
                "{\"colour\":0,\"ratio\":1}                                   | colour",
                "{\"tags\":\"a\",\"ratio\":1}                                 | tags",
                "{\"tags\":[\"a\",2],\"ratio\":1}                             | tags[1]",
                "{\"ratio\":1,\"steps\":[{\"timeoutSeconds\":1},{\"id\":\"b\",\"timeoutSeconds\":1,\"retires\":2}]}"
                        + " | steps[1].retires",
                "{\"ratio\":1,\"steps\":{}}                                   | steps",
                "[]                                                           | body",
                "\"text\"                                                     | body",
                "7                                                            | body",
                "null                                                         | body",
                "{\"ratio\":1} {}                                            | body"
            })
    void wrongBodyNamesTheField(String body, String field) {
        assertThat(refused(body).errors()).extracting(FieldError::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":", "{\"name\":\"a\",}", "{'name':'a'}", "nul", "{\"a\":1}}", "<a/>", " "})
    void brokenSyntaxIsSaidPlainly(String body) {
        Problem problem = refused(body);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).isNotEmpty();
    }

    @Test
    void fieldNamedTwiceIsRefused() {
        assertThat(refused("{\"ratio\":1,\"name\":\"a\",\"name\":\"b\"}").getMessage())
                .contains("duplicate field");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refused("{\"ratio\":1,\"steps\":[{\"with\":{\"x\":" + "[".repeat(5_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void missingBodyIsRefusedUnlessItIsOptional() throws Exception {
        assertThat(refused("").errors()).extracting(FieldError::field).containsExactly("body");

        assertThat(JSON.read(Thing.class, annotationsOfAnOptionalBody(), "")).isNull();
    }

    @Test
    void noMessageNamesAClassOfOurs() {
        for (String body :
                List.of("{\"name\":{}}", "{\"steps\":3}", "[]", "{\"x\":1}", "{\"owner\":1}", "{\"at\":{}}")) {
            assertThat(refused(body).getMessage()).doesNotContain("io.opsconductor", "java.", "Thing", "jackson");
        }
    }

    private static Thing read(String body) throws IOException {
        return (Thing) JSON.read(Thing.class, new Annotation[0], body);
    }

    private static Problem refused(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(body));
        assertThat(problem).as(body).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        return problem;
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // read by reflection
    private static void action(@OptionalBody Thing body) {}

    private static Annotation[] annotationsOfAnOptionalBody() throws NoSuchMethodException {
        return JsonReaderTest.class.getDeclaredMethod("action", Thing.class).getParameterAnnotations()[0];
    }

    /** Reads as a resource would. */
    private static final class JsonMedia {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Object read(Class type, Annotation[] annotations, String body) throws IOException {
            return new JsonReader()
                    .readFrom(
                            type,
                            type,
                            annotations,
                            new MediaType("application", "json"),
                            null,
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
