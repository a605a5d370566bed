package io.opsconductor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Small executions: a job with one command on one host whose connection is open. How many a second get from the request
 * to their end when several clients ask at once, and how long one takes from the request to its command's first
 * instruction on the host when the server has nothing else to do.
 */
final class RunsBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private RunsBench() {}

    static void run(Options options) throws Exception {
        int clients = options.get("clients", 16);
        int executions = options.get("executions", 4000);
        int samples = options.get("samples", 400);
        Duration warmUp = Duration.ofSeconds(options.get("warmupSeconds", 60));
        try (Product product = Product.start("bench-runs");
                OpenSshServer server = OpenSshServer.start("MaxSessions 100")) {
            Api api = product.admin();
            Fleet fleet = Fleet.of(api, server, "host", clients);
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                jobs.add(job(api, fleet, i, "true"));
            }
            String clock = job(api, fleet, 0, "date +%s.%N");

            Instant warm = Instant.now().plus(warmUp);
            while (Instant.now().isBefore(warm)) {
                throughput(product.admin(), jobs, clients * 20);
                latency(product.admin(), clock, 20);
            }

            Table.line("%d clients, one command on one host each", clients);
            Table.line("  %.0f executions/s finished", throughput(product.admin(), jobs, executions));
            Statistics latency = latency(product.admin(), clock, samples);
            Table.line(
                    "request to first command on the host, idle server, %d samples: median %.1f ms, p99 %.1f ms",
                    samples, latency.median(), latency.quantile(0.99));
        }
    }

    private static String job(Api api, Fleet fleet, int host, String command) {
        return api.post(
                        "/jobs",
                        Json.object(
                                "name",
                                fleet.name(host) + " " + command,
                                "workflow",
                                Json.object(
                                        "nodes",
                                        List.of(Json.object(
                                                "id",
                                                "it",
                                                "type",
                                                "ssh.command",
                                                "with",
                                                Json.object("command", command))),
                                        "edges",
                                        List.of()),
                                "targets",
                                Json.object("ids", List.of(fleet.targetId(host)))))
                .expect(201)
                .id();
    }

    /** Each job is started by a client of its own, as fast as the server takes it; finished ones a second. */
    private static double throughput(Api api, List<String> jobs, int executions) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(jobs.size());
        try {
            long start = System.nanoTime();
            List<Callable<Run>> work = new ArrayList<>();
            for (String job : jobs) {
                work.add(() -> startMany(api, job, executions / jobs.size()));
            }
            for (Future<Run> last : clients.invokeAll(work)) {
                last.get().awaitState("succeeded", PATIENCE);
            }
            for (String job : jobs) {
                awaitNoneLeft(api, job);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return executions / jobs.size() * jobs.size() / seconds;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Run startMany(Api api, String job, int count) {
        Run last = null;
        for (int i = 0; i < count; i++) {
            last = Run.ofJob(api, job);
        }
        return last;
    }

    private static void awaitNoneLeft(Api api, String job) {
        for (String state : List.of("queued", "running")) {
            for (JsonNode left : api.get("/executions?jobId=" + job + "&state=" + state)
                    .expect(200)
                    .items()) {
                new Run(api, left.path("id").asText()).awaitState("succeeded", PATIENCE);
            }
        }
    }

    /** Milliseconds from the request to the time that the host's own clock (the same machine's) shows in the output. */
    private static Statistics latency(Api api, String job, int samples) {
        double[] milliseconds = new double[samples];
        for (int i = 0; i < samples; i++) {
            Instant asked = Instant.now();
            Run run = Run.ofJob(api, job);
            run.awaitState("succeeded", PATIENCE);
            BigDecimal host = new BigDecimal(run.text("").strip());
            BigDecimal client = BigDecimal.valueOf(asked.getEpochSecond()).add(BigDecimal.valueOf(asked.getNano(), 9));
            milliseconds[i] = host.subtract(client).doubleValue() * 1000;
        }
        return Statistics.of(milliseconds);
    }
}
