package io.opsconductor.launcher;

import io.opsconductor.lab.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One run of the product, from the first check to the last process stopped. */
final class Launcher {
    private static final Duration POSTGRES_GRACE = Duration.ofSeconds(60);
    private static final Duration SERVER_GRACE = Duration.ofSeconds(60);
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final Settings settings;
    private final Console console;
    private final Running running;

    Launcher(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.running = new Running(console);
    }

    /** @return the exit code */
    int run() throws Exception {
        ServerHome home = new ServerHome(settings.home());
        home.requireBuilt();
        try (DataFolder data = DataFolder.open(settings.data())) {
            Thread hook = new Thread(this::stopOnSignal, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                console.say("OpsConductor, data in " + data);
                List<Child> children = start(home, data);
                return watch(children);
            } catch (Exception e) {
                if (running.isStopping()) {
                    // The signal that stops everything also broke what was under way.
                    hook.join();
                    return 0;
                }
                throw e;
            } finally {
                running.stopAll();
            }
        }
    }

    private void stopOnSignal() {
        if (!running.isStopping()) {
            console.say("");
            running.stopAll();
            console.say("Stopped.");
            Runtime.getRuntime().halt(0);
        }
    }

    private List<Child> start(ServerHome home, DataFolder data) throws Exception {
        long begin = System.nanoTime();
        stopLeftBehind(data);
        requireFreePorts();
        List<Child> children = new ArrayList<>();
        DatabaseAddress database = settings.database();
        if (database == null) {
            Postgres postgres = new Postgres(data, settings.ports().postgres());
            console.step("Preparing PostgreSQL 16", () -> {
                postgres.prepare();
                return null;
            });
            Child process =
                    running.start("PostgreSQL", () -> postgres.start(data), child -> stop(child, POSTGRES_GRACE));
            children.add(process);
            database = console.step("Starting PostgreSQL", () -> postgres.awaitReady(process));
        } else {
            DatabaseAddress external = database;
            console.step("Checking the database " + external, () -> {
                new Database(external).requireUsable();
                return null;
            });
        }
        Path inventory = settings.demo() ? startLab(data) : null;
        ServerEnvironment environment = new ServerEnvironment(settings, data, database, inventory);
        Domain domain = new Domain(data, home, settings.ports());
        Server server = new Server(data, domain, settings.heap());
        if (!domain.isCurrent()) {
            setUp(domain, server, environment);
        }
        Application application = new Application(home.application(), domain);
        boolean deployed = application.isDeployed();
        if (!deployed) {
            application.removeOlder();
        }
        Child process = running.start(
                "Payara Server", () -> server.start(environment.variables()), child -> stop(child, SERVER_GRACE));
        children.add(process);
        console.step("Starting Payara Server" + (deployed ? " with OpsConductor" : ""), () -> {
            server.awaitStarted(process, STARTED_WITHIN);
            return null;
        });
        if (!deployed) {
            console.step("Deploying OpsConductor", () -> {
                application.deploy(server.log());
                return null;
            });
        }
        console.step("Waiting for OpsConductor to become ready", () -> {
            awaitReady(server, process);
            return null;
        });
        new Welcome(settings, data).print(console, Duration.ofNanos(System.nanoTime() - begin));
        return children;
    }

    /** @return the file that tells the application of the lab */
    private Path startLab(DataFolder data) throws Exception {
        Ports ports = settings.ports();
        return console.step("Starting the demo lab", () -> running.start(
                        "the demo lab",
                        () -> Lab.start(OwnerOnly.folder(data.resolve("lab")), ports.labSsh(), ports.labSmtp()),
                        lab -> lab::close)
                .provisioningFile());
    }

    private void setUp(Domain domain, Server server, ServerEnvironment environment) throws Exception {
        console.step("Creating the server's domain", () -> {
            domain.create();
            return null;
        });
        Child process = running.start(
                "Payara Server", () -> server.start(environment.variables()), child -> stop(child, SERVER_GRACE));
        console.step("Configuring the server from server-config/payara", () -> {
            server.awaitStarted(process, STARTED_WITHIN);
            domain.configure();
            running.stopLast();
            return null;
        });
        domain.markConfigured();
    }

    private void stopLeftBehind(DataFolder data) throws Exception {
        Path server = data.resolve("run/server.pid");
        Path postgres = data.resolve("run/postgres.pid");
        stopLeftBehind(Child.leftBehind("Payara Server", server, Server.STOP_SIGNAL), SERVER_GRACE);
        stopLeftBehind(Child.leftBehind("PostgreSQL", postgres, Postgres.STOP_SIGNAL), POSTGRES_GRACE);
    }

    private void stopLeftBehind(Optional<Child> child, Duration grace) throws Exception {
        if (child.isPresent()) {
            console.step("Stopping " + child.get().name() + ", left behind by a run that was killed", () -> child.get()
                    .stop(grace));
        }
    }

    private void requireFreePorts() throws IOException {
        Ports ports = settings.ports();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ports.requireFree(loopback, ports.http(), "HTTP");
        ports.requireFree(settings.listen(), ports.https(), "HTTPS");
        ports.requireFree(loopback, ports.admin(), "server administration");
        ports.requireFree(loopback, ports.jms(), "JMS");
        ports.requireFree(loopback, ports.jmsConnections(), "JMS connections");
        if (settings.database() == null) {
            ports.requireFree(loopback, ports.postgres(), "PostgreSQL");
        }
        if (settings.demo()) {
            ports.requireFree(loopback, ports.labSmtp(), "the lab's mail catcher");
            for (String address : Lab.addresses()) {
                ports.requireFree(InetAddress.getByName(address), ports.labSsh(), "SSH of the lab");
            }
        }
    }

    private void awaitReady(Server server, Child process) throws InterruptedException {
        Readiness readiness = new Readiness(settings.ports().http());
        long begin = System.nanoTime();
        boolean told = false;
        while (!readiness.isReady()) {
            server.requireAlive(process);
            long waited = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            if (waited > READY_WITHIN.toSeconds()) {
                throw new LaunchException("OpsConductor did not become ready: " + readiness.last()
                        + System.lineSeparator() + "The end of " + server.log() + ":" + System.lineSeparator()
                        + Logs.tail(server.log(), 30));
            }
            if (waited > 120 && !told) {
                console.say("");
                console.say("    Not ready after two minutes: " + readiness.last());
                told = true;
            }
            Thread.sleep(250);
        }
    }

    private static Running.Stoppable stop(Child child, Duration grace) {
        return () -> {
            if (!child.stop(grace)) {
                throw new LaunchException("it did not stop within " + grace.toSeconds() + " s and was killed");
            }
        };
    }

    /** Waits until one of the processes ends, which none should do by itself. */
    private int watch(List<Child> children) throws InterruptedException {
        CompletableFuture.anyOf(children.stream().map(Child::onExit).toArray(CompletableFuture[]::new))
                .join();
        synchronized (running) {
            if (running.isStopping()) {
                return 0;
            }
            children.stream()
                    .filter(child -> !child.isAlive())
                    .forEach(child -> console.complain(child.name() + " stopped unexpectedly. The logs are in "
                            + settings.data().resolve("log") + "."));
        }
        return 1;
    }
}
