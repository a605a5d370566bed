package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs kept as files: taken in, given out, and the same afterwards. */
@ExtendWith(RunningProduct.class)
class JobImportTest {

    private static String file(String name) {
        try (InputStream file = JobImportTest.class.getResourceAsStream("/jobs/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void yamlFileBecomesAJob(Product product) {
        Api api = product.admin();
        String name = Names.unique("restart");
        Reply created = api.post(
                        "/jobs/import",
                        file("restart-service.yaml").replace("Restart a service", name),
                        "Content-Type",
                        "application/yaml")
                .expect(201);
        JsonNode job = api.get("/jobs/" + created.id()).expect(200).json();
        assertThat(job.path("name").asText()).isEqualTo(name);
        assertThat(job.path("parameters").path(0).path("name").asText()).isEqualTo("service");
        assertThat(Json.texts(job.path("workflow").path("nodes"), "id")).containsExactly("restart", "check", "report");
        assertThat(job.path("workflow")
                        .path("nodes")
                        .path(1)
                        .path("with")
                        .path("script")
                        .asText())
                .contains("systemctl is-active");
    }

    @Test
    void exportedJobCanBeImportedAgain(Product product) {
        Api api = product.admin();
        String id = api.post(
                        "/jobs/import",
                        file("restart-service.yaml").replace("Restart a service", Names.unique("restart")),
                        "Content-Type",
                        "application/yaml")
                .expect(201)
                .id();
        ObjectNode exported =
                (ObjectNode) api.get("/jobs/" + id + "/export").expect(200).json();
        exported.put("name", Names.unique("again"));
        String copy = api.post("/jobs/import", exported).expect(201).id();
        assertThat(api.get("/jobs/" + copy).json().path("workflow"))
                .isEqualTo(api.get("/jobs/" + id).json().path("workflow"));
    }

    @Test
    void exportIsYamlForWhoeverAsksForIt(Product product) {
        Api api = product.admin();
        String name = Names.unique("restart");
        String id = api.post(
                        "/jobs/import",
                        file("restart-service.yaml").replace("Restart a service", name),
                        "Content-Type",
                        "text/yaml")
                .expect(201)
                .id();
        String path = "/jobs/" + id + "/export";
        for (String type : List.of("application/yaml", "application/x-yaml", "text/yaml")) {
            Reply yaml = api.send("GET", path, null, "Accept", type).expect(200);
            assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
            assertThat(yaml.text()).contains("name: " + name);
        }
        assertThat(api.get(path + "?format=yaml").expect(200).text()).contains("name: " + name);
        api.get(path + "?format=toml").expectInvalid("format");
    }

    /** The file is larger than what other forms may send. */
    @Test
    void largeFileIsTakenInByTheConsole(Product product) throws IOException {
        String name = Names.unique("restart");
        Path folder = Files.createTempDirectory("opsconductor-import-");
        Path large = Files.writeString(
                folder.resolve("jobs.yaml"),
                file("restart-service.yaml").replace("Restart a service", name) + "\n# what it is for".repeat(150_000));
        try (Browser browser = new Browser(product.url())) {
            browser.signIn("admin", product.adminPassword());
            browser.open("/job-import");
            browser.field("File").setInputFiles(large);
            browser.button("Import");
            PlaywrightAssertions.assertThat(browser.page().locator("main")).containsText("imported");
            PlaywrightAssertions.assertThat(browser.page().locator("main")).containsText(name);
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void versionsArePagedNewestFirst(Product product) {
        Api api = product.admin();
        ObjectNode job = (ObjectNode) api.post(
                        "/jobs/import",
                        file("restart-service.yaml").replace("Restart a service", Names.unique("restart")),
                        "Content-Type",
                        "application/yaml")
                .expect(201)
                .json();
        String path = "/jobs/" + job.path("id").asText();
        api.changed(path, job.put("description", "second")).expect(200);
        JsonNode first =
                api.get(path + "/versions?limit=1&count=true").expect(200).json();
        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(first.path("items").path(0).path("version").asInt()).isEqualTo(2);
        JsonNode last = api.get(path + "/versions?limit=1&cursor="
                        + first.path("nextCursor").asText())
                .expect(200)
                .json();
        assertThat(last.path("items").path(0).path("version").asInt()).isEqualTo(1);
        assertThat(last.path("nextCursor").isNull()).isTrue();
        api.get(path + "/versions?sort=version").expectInvalid("sort");
    }

    @Test
    void brokenFileIsRefusedWhereItBreaks(Product product) {
        Api api = product.admin();
        api.post("/jobs/import", "name: [", "Content-Type", "application/yaml").expectProblem(400);
        api.post(
                        "/jobs/import",
                        file("restart-service.yaml").replace("to: report", "to: nowhere"),
                        "Content-Type",
                        "application/yaml")
                .expectInvalid("workflow.edges[1].to");
    }
}
