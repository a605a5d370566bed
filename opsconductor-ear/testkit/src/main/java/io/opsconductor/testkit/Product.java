package io.opsconductor.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One instance of the product, started by {@code ./opsconductor run} in a process of its own, on a port and with a data
 * folder of its own. The archives are those that the build has just made; the script is told not to build again.
 */
public final class Product implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "Acceptance-Tests-2026!";
    private static final Duration START = Duration.ofMinutes(6);

    private final URI url;
    private final String adminPassword;
    private final Path data;
    private final Path log;
    private final Process process;

    private Product(URI url, String adminPassword, Path data, Path log, Process process) {
        this.url = url;
        this.adminPassword = adminPassword;
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /** The instance that already answers at the address. */
    public static Product running(URI url, String adminPassword) {
        return new Product(url, adminPassword, null, null, null);
    }

    /** Starts an instance with the tests' administrator password, on a free port, and waits until it is ready. */
    public static Product start(String name) {
        Path data = freshData(name);
        return start(data, Ports.forProduct(), Map.of("OPSCONDUCTOR_ADMIN_PASSWORD", ADMIN_PASSWORD));
    }

    /** Starts an instance on the data folder, with settings as environment variables, and waits until it is ready. */
    public static Product start(Path data, int port, Map<String, String> settings, String... arguments) {
        Product product = launch(data, port, settings, arguments);
        try {
            product.awaitReady();
            return product;
        } catch (RuntimeException | Error e) {
            String log = product.logTail(150);
            product.close();
            throw new AssertionError("The product did not get ready. Its log ends:\n" + log, e);
        }
    }

    /** Starts an instance and does not wait for it. */
    public static Product launch(Path data, int port, Map<String, String> settings, String... arguments) {
        try {
            Files.createDirectories(data.getParent());
            Path log = data.resolveSibling(data.getFileName() + ".log");
            List<String> command = new ArrayList<>(List.of("./opsconductor", "run", "--data", data.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Repository.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("OPSCONDUCTOR_"));
            builder.environment().put("OPSCONDUCTOR_HTTP_PORT", Integer.toString(port));
            builder.environment().put("OPSCONDUCTOR_SKIP_BUILD", "1");
            builder.environment().putAll(settings);
            return new Product(
                    URI.create("http://127.0.0.1:" + port),
                    settings.getOrDefault("OPSCONDUCTOR_ADMIN_PASSWORD", ""),
                    data,
                    log,
                    builder.start());
        } catch (IOException e) {
            throw new AssertionError("./opsconductor could not be started in " + Repository.root(), e);
        }
    }

    /** An empty place for the data of an instance, under {@code target}. */
    public static Path freshData(String name) {
        Path data = Path.of("target", "instances", name).toAbsolutePath();
        Folders.delete(data);
        Folders.delete(data.resolveSibling(name + ".log"));
        return data;
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    /** An API client that is not signed in. */
    public Api anonymous() {
        return new Api(url);
    }

    /** An API client signed in as the first administrator. */
    public Api admin() {
        return anonymous().signIn("admin", adminPassword);
    }

    public String adminPassword() {
        return adminPassword;
    }

    /** The folder of its data. */
    public Path data() {
        return data;
    }

    /** The process of {@code ./opsconductor run}. */
    public Process process() {
        return process;
    }

    /** Everything it has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String logTail(int lines) {
        List<String> all = log().lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** Waits until {@code /health/ready} says 200; fails at once when the process has ended. */
    public void awaitReady() {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        Instant deadline = Instant.now().plus(START);
        while (Instant.now().isBefore(deadline)) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Not listening yet: asked again below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            try {
                if (process != null && process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("./opsconductor run ended with " + process.exitValue());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("/health/ready did not answer 200 within " + START);
    }

    /** The launcher and everything that it started, as of now. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** The JVM of the application server. */
    public ProcessHandle server() {
        return processes().stream()
                .filter(p -> CommandLines.of(p).contains("com.sun.aas.instanceRoot"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no server process beneath ./opsconductor run"));
    }

    /** Ends it as a service manager would, with TERM, and waits until it is gone. */
    public void stop() {
        process.destroy();
        awaitEnd(Duration.ofSeconds(90));
    }

    /** Waits until {@code ./opsconductor run} has ended by itself. */
    public void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("./opsconductor run did not end within " + limit + ":\n" + logTail(60));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Stops it, by force if it must be; whatever it started is ended too. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = processes();
        try {
            stop();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
