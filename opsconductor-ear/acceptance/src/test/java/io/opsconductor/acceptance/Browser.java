package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium with one signed-in viewer. Whatever the page complains about in the browser's console is kept, and
 * fails the test that asks.
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final Page page;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    /** Opens the console at a desktop's size in the light theme. */
    Browser(URI server) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Debian's Chromium: apt-get install chromium");
        this.server = server;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
        context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT)
                // Without motion, what is measured has come to rest.
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the console, like {@code /targets}. */
    Page open(String path) {
        page.navigate(server + path);
        return page;
    }

    void signIn(String username, String password) {
        open("/");
        enter(username, password);
    }

    /** Signs in on the page that asked for it; the viewer goes on to where they wanted to go. */
    void enter(String username, String password) {
        field("User name").fill(username);
        field("Password").fill(password);
        button("Sign in");
        page.waitForURL(url -> !url.contains("login"));
    }

    /** The field of that label, exact but for the star of required fields. */
    Locator field(String label) {
        return field(page.locator("main"), label);
    }

    /** The field of that label within a part of the page. (The pattern is run by JavaScript, which knows no quotes.) */
    Locator field(Locator part, String label) {
        return part.getByLabel(Pattern.compile("^" + label.replaceAll("[^A-Za-z0-9 ]", "\\\\$0") + "\\*?$"));
    }

    /** Waits until the page has had its answers: a choice that redraws a part of a form would wipe what is typed there. */
    void settle() {
        page.waitForFunction("() => !window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty()");
    }

    void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    void link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /** Keeps how the page looks: both sizes, both themes. */
    void screenshots(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {390, 1440}) {
                page.setViewportSize(width, width == 390 ? 844 : 900);
                String file = "%s-%s-%d.png".formatted(name, scheme == ColorScheme.DARK ? "dark" : "light", width);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(file))
                        .setAnimations(ScreenshotAnimations.DISABLED));
            }
        }
    }

    /** Fails on serious and critical violations of accessibility, in both themes, with where they are. */
    void assertAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            List<String> violations = new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                            .map(Browser::describe)
                            .toList();
            assertThat(violations).as("%s in %s", page.url(), scheme).isEmpty();
        }
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " (" + node.getFailureSummary() + ")")
                        .toList();
    }

    /** Fails if any page has complained so far. */
    void assertNoComplaints() {
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    @Override
    public void close() {
        context.close();
        chromium.close();
        playwright.close();
    }
}
