package io.opsconductor.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.automation.AdHocCommand;
import io.opsconductor.automation.JobCommand;
import io.opsconductor.automation.JobDocument;
import io.opsconductor.automation.StartCommand;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.SubscriptionCommand;
import io.opsconductor.identity.RoleCommand;
import io.opsconductor.identity.UserCommand;
import io.opsconductor.web.json.JsonBodies;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the API, {@code META-INF/openapi.yaml}, tells of all there is and of nothing else. */
class OpenApiTest {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

    private final JsonNode document = read();

    private static JsonNode read() {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> resources() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("io/opsconductor/web/api"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .<Class<?>>map(file -> load(file.replace(".class", "").replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OpenApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> operations(Class<?> resource) {
        Set<String> operations = new TreeSet<>();
        String root =
                ApiApplication.ROOT + "/" + resource.getAnnotation(Path.class).value();
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    operations.add(verb.value() + " " + root + (path == null ? "" : "/" + path.value()));
                }
            }
        }
        return operations;
    }

    @Test
    void everyOperationIsDescribedAndNoOther() throws IOException {
        Set<String> made = new TreeSet<>();
        for (Class<?> resource : resources()) {
            made.addAll(operations(resource));
        }
        made.add("GET /api/v1/executions/{id}/events"); // a filter of its own streams these
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(made);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    /** Examples are what people copy, so the API must take them. */
    @Test
    void examplesOfBodiesAreReadAsTheApiReadsThem() {
        Map<String, Class<?>> bodies = Map.ofEntries(
                Map.entry("User", UserCommand.class),
                Map.entry("Role", RoleCommand.class),
                Map.entry("Target", TargetCommand.class),
                Map.entry("TargetGroup", TargetGroupCommand.class),
                Map.entry("NewCredential", CredentialCommand.class),
                Map.entry("Job", JobCommand.class),
                Map.entry("JobFile", JobDocument.class),
                Map.entry("Start", StartCommand.class),
                Map.entry("Command", AdHocCommand.class),
                Map.entry("Channel", ChannelCommand.class),
                Map.entry("Subscription", SubscriptionCommand.class));
        bodies.forEach((name, type) -> {
            JsonNode schema = document.path("components").path("schemas").path(name);
            assertThat(schema.path("example").isObject()).as(name).isTrue();
            assertThat(JsonBodies.convert(schema.path("example"), type))
                    .as(name)
                    .isNotNull();
            schema.path("required")
                    .forEach(field -> assertThat(schema.path("example").has(field.asText()))
                            .as(name + "." + field.asText())
                            .isTrue());
        });
    }

    /** The fields that a body takes are those of the record that it is read into. */
    @Test
    void fieldsOfBodiesAreKnown() {
        Set<String> job = new TreeSet<>();
        document.path("components")
                .path("schemas")
                .path("Job")
                .path("properties")
                .properties()
                .forEach(field -> {
                    if (!field.getValue().path("readOnly").asBoolean()) {
                        job.add(field.getKey());
                    }
                });
        assertThat(job)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(JobCommand.class.getRecordComponents())
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList());
    }
}
