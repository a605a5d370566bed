package io.opsconductor.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients branch on codes, so {@code docs/errors.md} lists exactly those that the sources can produce. */
class ErrorCodesTest {
    private static final List<String> MODULES = List.of("opsconductor-ejb", "opsconductor-batch", "opsconductor-web");

    private static final List<Pattern> PROBLEMS = List.of(
            Pattern.compile("new Problem\\(\\s*\"([a-z-]+)\""),
            Pattern.compile("Problem\\.(?:conflict|taken)\\(\\s*\"([a-z-]+)\""),
            Pattern.compile("\\bproblem\\(\\s*\"([a-z-]+)\",\\s*(?:\\d{3}|status)"),
            Pattern.compile("super\\(\\s*\"([a-z-]+)\",\\s*\\d{3}"));

    private static final List<Pattern> FAILURES = List.of(
            Pattern.compile("new Failure\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("new ConnectionFailed\\(\\s*[\\w.]+,\\s*\"([a-z_]+)\""),
            Pattern.compile("\\bfailure\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("TaskResult\\.(?:failed|interrupted)\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("new StepRefused\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("super\\(\\s*\"([a-z_]+)\",\\s*reference"),
            Pattern.compile("String (?:NO_TARGETS|UNCONFIRMED) = \"([a-z_]+)\""));

    /** Problems that only a run meets, which makes failures of them. */
    private static final Set<String> NEVER_ANSWERED = Set.of("secret-missing");

    private static final Pattern CODE = Pattern.compile("`([a-z][a-z_-]*)`");

    private static String sources;
    private static String documentation;

    @BeforeAll
    static void read() throws IOException {
        sources = MODULES.stream().map(ErrorCodesTest::sourcesOf).collect(Collectors.joining("\n"));
        documentation = Files.readString(Path.of("..", "docs", "errors.md"));
    }

    @Test
    void everyProblemIsDocumentedAndNothingElse() {
        Set<String> answered = produced(PROBLEMS);
        answered.removeAll(NEVER_ANSWERED);

        assertThat(documented("## Problem documents")).isEqualTo(answered);
    }

    @Test
    void everyFailureIsDocumentedAndNothingElse() {
        Set<String> problems =
                produced(PROBLEMS).stream().map(code -> code.replace('-', '_')).collect(Collectors.toSet());
        Set<String> failures = produced(FAILURES);

        assertThat(documented("## Failure codes"))
                .containsAll(failures)
                .allMatch(code -> failures.contains(code) || problems.contains(code));
    }

    @Test
    void theSearchFindsWhatIsKnownToBeThere() {
        assertThat(produced(PROBLEMS)).contains("validation", "stale", "too-many-requests", "unavailable");
        assertThat(produced(FAILURES)).contains("no_targets", "exit_code", "host_key_changed", "unresolved_reference");
    }

    private static Set<String> produced(List<Pattern> places) {
        return places.stream()
                .flatMap(place -> place.matcher(sources).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The codes in the first column of the section's table. */
    private static Set<String> documented(String heading) {
        int begin = documentation.indexOf(heading);
        int end = documentation.indexOf("\n## ", begin + 1);
        String section = documentation.substring(begin, end < 0 ? documentation.length() : end);
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(column -> CODE.matcher(column).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sourcesOf(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
