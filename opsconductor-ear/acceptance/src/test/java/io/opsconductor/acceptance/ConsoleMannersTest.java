package io.opsconductor.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How the console treats people: what it tells at a field, guards, finds, warns of and offers after a failure. */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMannersTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Product product;
    private Api admin;
    private OpenSshServer hosts;
    private Fleet fleet;
    private Browser browser;

    @BeforeAll
    void openBrowser(Product running) {
        product = running;
        admin = product.admin();
        browser = new Browser(product.url());
        browser.signIn("admin", product.adminPassword());
        hosts = OpenSshServer.start();
        fleet = Fleet.of(admin, hosts, "shelf", 3);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void noPageHasComplained() {
        browser.assertNoComplaints();
    }

    @Test
    void firstPasswordIsChangedBeforeAnythingElse() {
        String user = Names.unique("newcomer");
        admin.post(
                        "/users",
                        Json.object(
                                "username",
                                user,
                                "roles",
                                List.of("viewer"),
                                "enabled",
                                true,
                                "password",
                                "handed over in person",
                                "mustChangePassword",
                                true))
                .expect(201);
        try (Browser other = new Browser(product.url())) {
            other.open("/");
            other.field("User name").fill(user);
            other.field("Password").fill("handed over in person");
            other.button("Sign in");
            assertThat(other.page().locator("h1")).hasText("Choose a new password");
            other.assertAccessible();
            other.field("Current password").fill("handed over in person");
            other.field("New password").fill("a passphrase of my own");
            other.field("Repeat new password").fill("another passphrase");
            other.button("Change password");
            assertThat(around(other.field("Repeat new password"))).containsText("match");
            other.field("Current password").fill("handed over in person");
            other.field("New password").fill("a passphrase of my own");
            other.field("Repeat new password").fill("a passphrase of my own");
            other.button("Change password");
            assertThat(other.page().locator("h1")).hasText("Dashboard");
            other.assertNoComplaints();
        }
    }

    @Test
    void faultIsToldAsSoonAsItsFieldIsLeft() {
        browser.open("/target-edit");
        browser.field("Name").fill("new-one");
        Locator address = browser.field("Address");
        address.fill("no host name!");
        address.press("Tab");
        assertThat(around(address).locator(".ui-message")).containsText("host name");
        assertThat(address).hasAttribute("aria-invalid", "true");
        assertThat(around(browser.field("Port")).locator(".ui-message")).isEmpty();

        address.fill("127.0.0.9");
        address.press("Tab");
        assertThat(around(address).locator(".ui-message")).isEmpty();
        leave();
    }

    @Test
    void unsavedChangesAreNotLostByALink() {
        browser.open("/target-edit");
        browser.field("Name").fill("not saved yet");
        List<String> asked = new ArrayList<>();
        browser.page().onceDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        browser.page().locator("nav[aria-label='Pages']").getByText("Groups").click();
        assertThat(asked).containsExactly("beforeunload");
        assertThat(browser.page().url()).contains("target-edit");
        assertThat(browser.field("Name")).hasValue("not saved yet");
        leave();
    }

    /** Leaves a form without saving it. */
    private void leave() {
        browser.page().onceDialog(Dialog::accept);
        browser.open("/dashboard");
    }

    @Test
    void targetsAreFoundByAPartOfTheirName() {
        browser.open("/command");
        browser.field("Command").fill("true");
        Locator names = browser.page().locator("[id='form:names_input']");
        names.pressSequentially(fleet.name(1).substring(3));
        browser.page()
                .locator(".ui-autocomplete-panel")
                .getByText(fleet.name(1), new Locator.GetByTextOptions().setExact(true))
                .click();
        browser.button("Run command");
        assertThat(browser.page().locator("#execution [data-part='state']")).containsText("succeeded");
        assertThat(browser.page().locator("#view-matrix")).containsText(fleet.name(1));
        assertThat(browser.page().locator("#execution [data-part='targets']")).hasText("1");
    }

    @Test
    void jobsAreImportedFromAFile(@TempDir Path folder) throws Exception {
        String good = Names.unique("imported");
        String bad = Names.unique("refused");
        Path file =
                Files.writeString(folder.resolve("jobs.yaml"), """
                jobs:
                  - name: %s
                    workflow:
                      nodes: [{id: a, type: ssh.command, with: {command: uptime}}]
                      edges: []
                    targets: {names: [%s]}
                  - name: %s
                    workflow:
                      nodes: [{id: a, type: ssh.command, with: {command: uptime}}]
                      edges: [{from: a, to: nowhere, on: success}]
                    targets: {names: [%s]}
                """.formatted(good, fleet.name(0), bad, fleet.name(0)));
        browser.open("/job-import");
        browser.page().locator("input[type=file]").setInputFiles(file);
        browser.button("Import");
        Locator results = browser.page().locator("[role='status'] tr");
        assertThat(results.filter(new Locator.FilterOptions().setHasText(good))).containsText("imported");
        assertThat(results.filter(new Locator.FilterOptions().setHasText(bad))).containsText("workflow.edges[0]");
        browser.screenshots("job-import");
        browser.assertAccessible();
        browser.link(good);
        assertThat(browser.page().locator("h1")).hasText(good);
    }

    @Test
    void keysLeadToPagesFiltersAndRows() {
        Page page = browser.open("/dashboard");
        page.keyboard().press("?");
        assertThat(page.locator("dialog#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#keys")).isHidden();
        page.keyboard().press("g");
        page.keyboard().press("t");
        assertThat(page.locator("h1")).hasText("Targets");
        page.keyboard().press("/");
        page.keyboard().type(fleet.name(2));
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("h1").click();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(fleet.name(2));
    }

    @Test
    void failedTargetsAreRetriedAloneAndHandledFailuresAreToldApart() {
        String failing = fleet.name(0);
        browser.open("/execution?id=" + failOn(failing).id());
        assertThat(browser.page().locator("#execution [data-part='state']")).containsText("partial");
        assertThat(browser.page().locator("#failures")).containsText(failing);
        assertThat(browser.page().locator("#failures")).not().containsText("handled");

        browser.button("Retry failed targets");
        Locator dialog = browser.page()
                .getByRole(AriaRole.DIALOG)
                .filter(new Locator.FilterOptions().setHasText("Retry failed targets"));
        assertThat(dialog).containsText(failing);
        assertThat(dialog).not().containsText(fleet.name(1));
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry failed targets"))
                .click();
        assertThat(browser.page().locator("#execution [data-part='targets']")).hasText("1");
        assertThat(browser.page().locator("#view-matrix")).containsText(failing);

        browser.page().locator("#tab-history").click();
        assertThat(browser.page().locator("#view-history tbody")).containsText("execution.started");
    }

    private Run failOn(String target) {
        Run run = fleet.run("test ${target.name} != " + target);
        run.awaitState("partial", SOON);
        return run;
    }

    @Test
    void stepsAreCountedWithoutTheTargetsThatSkippedThem() {
        String failing = fleet.name(0);
        JsonNode job = Json.object(
                "name",
                Names.unique("roll back where it fails"),
                "targets",
                fleet.all(),
                "workflow",
                Json.object(
                        "nodes",
                        List.of(command("deploy", "test ${target.name} != " + failing), command("roll-back", "true")),
                        "edges",
                        List.of(Json.object("from", "deploy", "to", "roll-back", "on", "failure"))));
        Run run = Run.ofJob(admin, admin.post("/jobs", job).expect(201).id());
        run.awaitState("succeeded", SOON);
        browser.open("/execution?id=" + run.id() + "&view=graph");
        assertThat(browser.page().locator("[data-step='deploy'] .oc-step-count"))
                .hasText("3/3");
        assertThat(browser.page().locator("[data-step='roll-back'] .oc-step-count"))
                .hasText("1/1");
        assertThat(browser.page().locator("#failures")).containsText("handled by the workflow");
        assertThat(browser.page().getByText("Retry failed targets").first()).isHidden();
    }

    private static JsonNode command(String id, String command) {
        return Json.object("id", id, "type", "ssh.command", "with", Json.object("command", command));
    }

    @Test
    void conditionOfAnEdgeIsCheckedAndKept() {
        String name = Names.unique("conditional");
        JsonNode job = Json.object(
                "name",
                name,
                "targets",
                fleet.all(),
                "workflow",
                Json.object(
                        "nodes",
                        List.of(command("check", "true"), command("act", "true")),
                        "edges",
                        List.of(Json.object("from", "check", "to", "act", "on", "success"))));
        String id = admin.post("/jobs", job).expect(201).id();
        browser.open("/job-edit?id=" + id);
        Locator condition = browser.page().getByLabel("Only if");
        condition.fill("steps.check.exitCode ==");
        condition.blur();
        assertThat(browser.page().locator(".oc-after .ui-message")).not().isEmpty();
        condition.fill("steps.check.exitCode == 0");
        condition.blur();
        assertThat(browser.page().locator(".oc-after .ui-message")).isEmpty();
        browser.button("Save job");
        assertThat(browser.page().locator("h1")).hasText(name);
        assertThat(admin.get("/jobs/" + id)
                        .expect(200)
                        .json()
                        .at("/workflow/edges/0/when")
                        .asText())
                .isEqualTo("steps.check.exitCode == 0");
    }

    @Test
    void deletingAGroupNamesTheJobsThatRunOnIt() {
        String group = Names.unique("rack");
        String id = admin.post(
                        "/target-groups", Json.object("name", group, "kind", "static", "members", fleet.targetIds()))
                .expect(201)
                .id();
        String job = Names.unique("runs on the rack");
        admin.post(
                        "/jobs",
                        Json.object(
                                "name",
                                job,
                                "targets",
                                Json.object("groups", List.of(group)),
                                "workflow",
                                Json.object("nodes", List.of(command("a", "true")), "edges", List.of())))
                .expect(201);
        browser.open("/group?id=" + id);
        browser.button("Delete");
        Locator dialog = browser.page()
                .getByRole(AriaRole.DIALOG)
                .filter(new Locator.FilterOptions().setHasText("Delete the group"));
        assertThat(dialog).containsText(job);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(dialog).isHidden();
        admin.get("/target-groups/" + id).expect(200);
    }

    @Test
    void dashboardBeginsWithWhatNeedsAttention() {
        Run failed = failOn(fleet.name(1));
        browser.open("/dashboard");
        assertThat(browser.page()
                        .locator("#look a[href$='" + failed.id() + "']")
                        .first())
                .isVisible();
        browser.page().locator("#look tbody tr").first().click();
        assertThat(browser.page()).hasURL(Pattern.compile(".*/execution\\?id=.*"));
    }

    private static Locator around(Locator field) {
        return field.locator("xpath=ancestor::div[contains(concat(' ', @class, ' '), ' oc-field ')][1]");
    }
}
