package io.opsconductor.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmark that the first argument names; the others are its own. Without any, or with {@code help}, it lists them. */
public final class Bench {

    /** A benchmark. */
    @FunctionalInterface
    interface Benchmark {
        void run(Options options) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("fleet", FleetBench::run);
        ALL.put("runs", RunsBench::run);
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0 || !ALL.containsKey(args[0])) {
            System.err.println("""
                    usage: ./opsconductor bench NAME [option=value …]
                      fleet  one command on many SSH hosts, against clush and bare JSch
                             hosts=500 concurrency=50 rounds=2 again=3
                      runs   small executions a second, and request to first command on the host
                             executions=4000 clients=16 samples=400 warmupSeconds=60
                    """);
            System.exit(args.length == 0 || args[0].equals("help") ? 0 : 2);
        }
        ALL.get(args[0]).run(Options.parse(Arrays.copyOfRange(args, 1, args.length)));
        System.exit(0);
    }
}
