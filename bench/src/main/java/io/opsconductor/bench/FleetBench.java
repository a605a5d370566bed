package io.opsconductor.bench;

import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One command on many SSH hosts by the product, by clush and by a bare JSch program, one after the other with the same
 * concurrency: cold (no connection open yet) and again at once, a few times. The JVMs are warmed up on other hosts first.
 */
final class FleetBench {
    private static final String COMMAND = "true";
    private static final int WARM_UP_HOSTS = 100;
    private static final int WARM_UP_ROUNDS = 5;

    private FleetBench() {}

    static void run(Options options) throws Exception {
        int hosts = options.get("hosts", 500);
        int concurrency = options.get("concurrency", 50);
        int rounds = options.get("rounds", 2);
        int again = options.get("again", 3);
        Table.line("`%s` on %d loopback SSH hosts, %d at a time, hosts/s", COMMAND, hosts, concurrency);
        try (Product product = Product.start("bench-fleet");
                OpenSshServer server = OpenSshServer.start();
                BareJsch jsch = new BareJsch(server, concurrency)) {
            Clush clush = Clush.isInstalled() ? new Clush(server, concurrency) : null;
            if (clush == null) {
                Table.line("clush is left out: apt-get install clustershell");
            }
            warmUp(product.admin(), server, jsch, concurrency);
            for (int round = 1; round <= rounds; round++) {
                Fleet fleet = Fleet.of(product.admin(), server, "fleet", hosts);
                List<String> addresses = fleet.addresses();
                Table.line("round %d", round);
                double coldOurs = rate(hosts, Stopwatch.seconds(() -> command(fleet, concurrency)));
                double warmOurs = rate(hosts, Stopwatch.mean(again, () -> command(fleet, concurrency)));
                double coldJsch = rate(hosts, Stopwatch.seconds(() -> jsch.run(addresses, COMMAND)));
                double warmJsch = rate(hosts, Stopwatch.mean(again, () -> jsch.run(addresses, COMMAND)));
                jsch.disconnect();
                report("OpsConductor", coldOurs, warmOurs);
                report("bare JSch", coldJsch, warmJsch);
                if (clush != null) {
                    double coldClush = rate(hosts, Stopwatch.seconds(() -> clush.run(addresses, COMMAND)));
                    double warmClush = rate(hosts, Stopwatch.seconds(() -> clush.run(addresses, COMMAND)));
                    report("clush", coldClush, warmClush);
                    report("  OpsConductor / clush", coldOurs / coldClush, warmOurs / warmClush);
                }
                report("  OpsConductor / JSch", coldOurs / coldJsch, warmOurs / warmJsch);
            }
        }
    }

    private static void warmUp(Api api, OpenSshServer server, BareJsch jsch, int concurrency) throws Exception {
        Fleet others = Fleet.of(api, server, "warm-up", WARM_UP_HOSTS);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            command(others, concurrency);
            jsch.run(others.addresses(), COMMAND);
            jsch.disconnect();
        }
    }

    private static Run command(Fleet fleet, int concurrency) {
        Run run = Run.started(
                fleet.api(),
                fleet.api()
                        .post(
                                "/commands",
                                Json.object(
                                        "command",
                                        COMMAND,
                                        "targets",
                                        fleet.all(),
                                        "strategy",
                                        Map.of("kind", "parallel", "limit", concurrency))));
        run.awaitState("succeeded", Duration.ofMinutes(10));
        return run;
    }

    private static double rate(int hosts, double seconds) {
        return hosts / seconds;
    }

    private static void report(String who, double cold, double warm) {
        Table.line("  %-24s cold %8.2f   again %8.2f", who, cold, warm);
    }
}
