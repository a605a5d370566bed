package io.opsconductor.launcher;

import java.nio.file.Path;
import java.util.List;

/** The program behind {@code ./opsconductor run}. */
public final class Main {
    private Main() {}

    /** @param words the arguments as typed; the checkout's folder is the property {@code opsconductor.home} */
    public static void main(String[] words) {
        Console console = new Console(System.out, System.err);
        try {
            Path home = Path.of(System.getProperty("opsconductor.home", "."))
                    .toAbsolutePath()
                    .normalize();
            Settings settings = Settings.of(
                    Arguments.parse(List.of(words)),
                    System.getenv(),
                    home,
                    Path.of("").toAbsolutePath());
            System.exit(new Launcher(settings, console).run());
        } catch (LaunchException e) {
            console.complain(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            console.complain("OpsConductor could not be started: " + e);
            System.exit(1);
        }
    }
}
