package io.opsconductor.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.CommandLines;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main journey by somebody who sees only the console. The job that is put together in its form is the one that the
 * API shows, that runs on the hosts, and that the history tells of: the same steps under the same names all the way.
 */
@ExtendWith({RunningProduct.class, StopsAtFirstFailure.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleJourneyTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000).setIgnoreCase(true);

    private final Path workplace = Folders.shared("console");
    private final String fleet = Names.unique("shop");
    private final String jobName = Names.unique("Restart the shop");
    private Product product;
    private OpenSshServer hosts;
    private Browser browser;
    private Run run;

    @BeforeAll
    void openBrowser(Product running) {
        product = running;
        browser = new Browser(product.url());
        hosts = OpenSshServer.start();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (hosts != null) {
            hosts.close();
        }
        Folders.delete(workplace);
    }

    @Test
    @Order(1)
    void signsIn() {
        browser.open("/");
        browser.field("User name").fill("admin");
        browser.field("Password").fill("not the password");
        browser.screenshots("sign-in");
        browser.assertAccessible();
        browser.button("Sign in");
        assertThat(browser.page().locator("main")).containsText("The user name or the password is wrong");
        browser.signIn("admin", product.adminPassword());
        assertThat(browser.page().locator("h1")).hasText("Dashboard");
    }

    @Test
    @Order(2)
    void storesAKey() {
        browser.open("/credential-edit");
        browser.field("Name").fill(fleet + " key");
        browser.field("Type").selectOption("ssh-password");
        browser.field("Password").waitFor();
        browser.field("User name").fill(hosts.user());
        browser.field("Type").selectOption("ssh-key");
        browser.field("Private key").waitFor();
        browser.settle();
        browser.field("Private key").fill(hosts.key().privateKey());
        browser.button("Store credential");
        assertThat(browser.page().locator("main")).containsText("SHA256:", SOON);
        assertThat(browser.page().content()).doesNotContain("PRIVATE KEY");
    }

    @Test
    @Order(3)
    void addsHostsAndTestsTheirConnections() {
        for (int i = 1; i <= 3; i++) {
            browser.open("/target-edit");
            browser.field("Name").fill(fleet + "-" + i);
            browser.field("Address").fill("127.4.0." + i);
            browser.field("Tags").fill("fleet=" + fleet);
            Locator ssh = browser.page().getByLabel("Connect over SSH");
            if (!ssh.isChecked()) {
                ssh.check();
            }
            browser.field("Credential")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(fleet + " key"));
            browser.field("Port").fill(Integer.toString(hosts.port()));
            browser.button("Create target");
            assertThat(browser.page().locator("h1")).hasText(fleet + "-" + i);
            browser.button("Test connection");
            assertThat(browser.page().locator("[aria-label='Connection test']")).containsText("ms", SOON);
            assertThat(browser.page().locator(".oc-note-ok")).isVisible();
            assertThat(browser.page().locator("main")).containsText("SHA256:"); // the key that the test has pinned
        }
        browser.screenshots("target");
        browser.assertAccessible();
    }

    @Test
    @Order(4)
    void wrongEntriesAreToldAtTheField() {
        browser.open("/target-edit");
        browser.field("Name").fill(fleet + "-1");
        browser.field("Address").fill("127.4.0.1");
        browser.button("Create target");
        assertThat(browser.field("Name").locator("xpath=ancestor::div[1]"))
                .containsText("A target named " + fleet + "-1 already exists");
    }

    @Test
    @Order(5)
    void putsAJobTogether() {
        String script = workplace + "/${target.name}.sh";
        browser.open("/job-edit");
        browser.field("Name").first().fill(jobName);
        step(0).getByText("Remove", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(browser.page().locator(".oc-step-form")).hasCount(0);

        addStep("sftp.upload", "upload");
        browser.field(step(0), "Content").fill("#!/bin/sh\necho \"restarting $1\"\ncase $1 in *-3) exit 7;; esac\n");
        browser.field(step(0), "Path").fill(script);
        browser.field(step(0), "Mode").fill("0755");
        addStep("ssh.command", "restart");
        browser.field(step(1), "Command").fill(script + " ${target.name}");
        addStep("ssh.script", "rescue");
        browser.field(step(2), "Script").fill("echo rescued $(hostname | wc -l)\n");
        step(2).getByLabel("Result").selectOption("failure");
        browser.page().locator("[id='form:targetTags']").fill("fleet=" + fleet);
        browser.screenshots("job-form");
        browser.assertAccessible();

        browser.button("Create job");
        assertThat(browser.page().locator("h1")).hasText(jobName);
        browser.screenshots("job");
        browser.assertAccessible();
    }

    private Locator step(int index) {
        return browser.page().locator(".oc-step-form").nth(index);
    }

    private void addStep(String type, String id) {
        int before = browser.page().locator(".oc-step-form").count();
        browser.page().getByLabel("Type of the new step").selectOption(type);
        browser.button("Add step");
        assertThat(browser.page().locator(".oc-step-form")).hasCount(before + 1);
        browser.field(step(before), "Id").fill(id);
    }

    @Test
    @Order(6)
    void whatWasDrawnIsWhatTheApiShows() {
        JsonNode job = product.admin()
                .get("/jobs?q=" + jobName.replace(" ", "%20"))
                .expect(200)
                .items()
                .get(0);
        JsonNode workflow = job.path("workflow");
        assertThat(Json.texts(workflow.path("nodes"), "id")).containsExactly("upload", "restart", "rescue");
        assertThat(Json.texts(workflow.path("nodes"), "type"))
                .containsExactly("sftp.upload", "ssh.command", "ssh.script");
        assertThat(workflow.path("nodes").path(1).path("with").path("command").asText())
                .isEqualTo(workplace + "/${target.name}.sh ${target.name}");
        assertThat(workflow.path("edges").toString())
                .contains("\"from\":\"upload\",\"to\":\"restart\",\"on\":\"success\"")
                .contains("\"from\":\"restart\",\"to\":\"rescue\",\"on\":\"failure\"");
    }

    @Test
    @Order(7)
    void runsItAndWatches() {
        browser.link("Run");
        browser.button("Start job");
        assertThat(browser.page().locator("#execution [data-part='state']")).containsText("succeeded", SOON);
        String url = browser.page().url();
        run = new Run(product.admin(), url.replaceFirst(".*[?&]id=([0-9a-f-]+).*", "$1"));

        assertThat(browser.page().locator("#view-matrix")).containsText(fleet + "-3");
        assertThat(browser.page().locator("#view-matrix .oc-cell[data-state='failed']"))
                .hasCount(1);
        assertThat(browser.page().locator("#view-matrix .oc-cell[data-state='succeeded']"))
                .hasCount(6);
        assertThat(browser.page().locator("#failures")).containsText(Pattern.compile("exit", Pattern.CASE_INSENSITIVE));
        browser.screenshots("execution-matrix");
        browser.assertAccessible();
        browser.page().locator("#tab-graph").click();
        browser.screenshots("execution-graph");
        browser.page().locator("#tab-output").click();
        assertThat(browser.page().locator("#view-output")).containsText("restarting " + fleet + "-2", SOON);
        browser.screenshots("execution-output");
        browser.assertAccessible();
    }

    @Test
    @Order(8)
    void hostsAndHistoryTellTheSame() {
        assertThat(workplace.resolve(fleet + "-2.sh")).isExecutable().content().contains("restarting");
        JsonNode view = run.awaitState("succeeded", Duration.ofSeconds(5));
        assertThat(view.path("jobName").asText()).isEqualTo(jobName);
        assertThat(Json.texts(
                        product.admin()
                                .get("/executions/" + run.id() + "/steps")
                                .expect(200)
                                .json()
                                .path("items"),
                        "stepId"))
                .containsExactly("upload", "restart", "rescue");
        assertThat(run.text("?stepId=restart")).contains("restarting " + fleet + "-2");
        browser.open("/executions?q=" + jobName.replace(" ", "+"));
        assertThat(browser.page().locator("tbody")).containsText(jobName);
        browser.screenshots("executions");
    }

    @Test
    @Order(9)
    void cancelsACommand() {
        String sleep = "sleep 600." + ThreadLocalRandom.current().nextInt(100_000, 999_999);
        browser.open("/command");
        browser.field("Command").fill(sleep);
        browser.page().locator("[id='form:targetTags']").fill("fleet=" + fleet);
        browser.screenshots("command");
        browser.assertAccessible();
        browser.button("Run command");
        assertThat(browser.page().locator("#execution [data-part='state']")).containsText("running", SOON);
        Awaitility.await("the command runs on all hosts")
                .atMost(Duration.ofSeconds(60))
                .until(() -> CommandLines.containing(sleep).stream()
                                .filter(sleep::equals)
                                .count()
                        == 3);
        browser.screenshots("execution-running");
        browser.button("Cancel");
        browser.button("Cancel execution");
        assertThat(browser.page().locator("#execution [data-part='state']")).containsText("cancelled", SOON);
        Awaitility.await("no process is left").atMost(Duration.ofSeconds(10)).until(() -> CommandLines.containing(sleep)
                .isEmpty());
    }

    @Test
    @Order(10)
    void auditTellsWhoDidIt() {
        browser.open("/audit?actor=admin&action=job.*");
        assertThat(browser.page().locator("tbody")).containsText(jobName);
    }

    @Test
    @Order(11)
    void everyPageIsSoundInBothThemes() {
        for (String page : List.of(
                "dashboard",
                "executions",
                "jobs",
                "targets",
                "groups",
                "credentials",
                "notifications",
                "audit",
                "users",
                "channels")) {
            browser.open("/" + page);
            assertThat(browser.page().locator("h1")).isVisible();
            browser.screenshots(page);
            browser.assertAccessible();
        }
    }

    @Test
    @Order(12)
    void viewerIsOfferedNothingThatIsRefused() {
        Api admin = product.admin();
        String viewer = Names.unique("vera");
        admin.post(
                        "/users",
                        Json.object(
                                "username",
                                viewer,
                                "roles",
                                List.of("viewer"),
                                "enabled",
                                true,
                                "password",
                                "a Password for 2 tests",
                                "mustChangePassword",
                                false))
                .expect(201);
        try (Browser other = new Browser(product.url())) {
            other.signIn(viewer, "a Password for 2 tests");
            other.open("/jobs?q=" + jobName.replace(" ", "+"));
            assertThat(other.page().locator("tbody")).containsText(jobName);
            assertThat(other.page().locator("main")).not().containsText("New job");
            assertThat(other.page().locator("nav[aria-label='Pages']")).not().containsText("Audit");
            other.assertNoComplaints();
        }
    }

    @Test
    @Order(13)
    void pagesRaisedNoErrors() {
        browser.assertNoComplaints();
    }

    @Test
    @Order(14)
    void signsOut() {
        browser.open("/dashboard");
        browser.page().locator(".oc-profile summary").click();
        browser.page().getByText("Sign out").click();
        browser.page().waitForURL(url -> url.contains("login"));
        browser.open("/targets");
        assertThat(browser.page().url()).contains("login");
    }
}
