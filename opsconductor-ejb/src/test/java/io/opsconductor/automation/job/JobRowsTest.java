package io.opsconductor.automation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.JobFilter;
import io.opsconductor.automation.JobVersionView;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JobRowsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final JobRows rows = new JobRows(jdbi);

    private static JobView job(UUID id, String name, String folder, long version, String command) {
        Workflow.Node node = new Workflow.Node(
                "run",
                null,
                "ssh.command",
                Json.MAPPER.createObjectNode().put("command", command),
                60,
                null,
                null,
                null,
                null);
        return new JobView(
                id,
                name,
                folder,
                null,
                List.of("nightly", "web"),
                List.of(),
                new Workflow(List.of(node), List.of()),
                null,
                null,
                null,
                false,
                version,
                AT,
                "ann",
                AT,
                "ann");
    }

    @Test
    void jobIsReadAsItWasWritten() {
        JobView job = job(Ids.next(), "Restart", "/web", 1, "echo it's ${params.x}");
        rows.insert(job);
        assertThat(rows.find(job.id())).contains(job);
        assertThat(rows.isTaken(Ids.next(), "/web", "Restart")).isTrue();
        assertThat(rows.isTaken(job.id(), "/web", "Restart")).isFalse();
    }

    @Test
    void eachSaveIsAVersion() {
        UUID id = Ids.next();
        rows.insert(job(id, "Restart", "/", 1, "one"));
        rows.update(job(id, "Restart", "/", 2, "two"));
        rows.update(job(id, "Restart", "/", 3, "three"));
        assertThat(rows.versions(id, null, 10))
                .extracting(JobVersionView::version)
                .containsExactly(3L, 2L, 1L);
        assertThat(rows.versions(id, 3L, 1)).singleElement().satisfies(v -> assertThat(
                        v.workflow().nodes().get(0).with().get("command").asText())
                .isEqualTo("two"));
        rows.delete(id);
        assertThat(rows.find(id)).isEmpty();
        assertThat(rows.versions(id, null, 10)).isEmpty();
    }

    @Test
    void listKnowsFoldersTagsAndNames() {
        rows.insert(job(Ids.next(), "a", "/", 1, "x"));
        rows.insert(job(Ids.next(), "b", "/web", 1, "x"));
        rows.insert(job(Ids.next(), "c", "/web/front", 1, "x"));
        rows.insert(job(Ids.next(), "d", "/webmail", 1, "x"));
        assertThat(rows.page(Listing.first(10), new JobFilter("/web", "web", false))
                        .items())
                .extracting(JobView::name)
                .containsExactly("b", "c");
        assertThat(rows.page(Listing.first(10), new JobFilter("/", null, null)).items())
                .hasSize(4);
        assertThat(rows.page(new Listing(10, null, List.of(), "C", false), JobFilter.ALL)
                        .items())
                .extracting(JobView::name)
                .containsExactly("c");
    }

    @Test
    void jobsAreFoundByTheTargetsAndGroupsThatTheyName() {
        UUID target = Ids.next();
        UUID group = Ids.next();
        rows.insert(running("by id", new TargetSelector(List.of(target), null, null, null, null)));
        rows.insert(running("by name", new TargetSelector(null, List.of("web-1"), null, null, null)));
        rows.insert(running("by group", new TargetSelector(null, List.of("web-2"), List.of("web"), null, null)));
        rows.insert(running("by group's id", new TargetSelector(null, null, List.of(group.toString()), null, null)));
        rows.insert(running("by nothing", null));
        assertThat(rows.page(Listing.first(10), JobFilter.namingTarget(target, "web-1"))
                        .items())
                .extracting(JobView::name)
                .containsExactly("by id", "by name");
        assertThat(rows.page(Listing.first(10), JobFilter.namingGroup(group, "web"))
                        .items())
                .extracting(JobView::name)
                .containsExactly("by group", "by group's id");
    }

    private static JobView running(String name, TargetSelector targets) {
        JobView job = job(Ids.next(), name, "/", 1, "x");
        return new JobView(
                job.id(),
                name,
                job.folder(),
                null,
                job.tags(),
                job.parameters(),
                job.workflow(),
                targets,
                null,
                null,
                false,
                1,
                AT,
                "ann",
                AT,
                "ann");
    }

    @Test
    void credentialsAreFoundByIdAndBySecretName() {
        UUID byId = Ids.next();
        UUID byName = Ids.next();
        UUID unused = Ids.next();
        JobView using = job(Ids.next(), "a", "/", 1, "x");
        using.workflow().nodes().get(0).with().put("credentialId", byId.toString());
        rows.insert(using);
        rows.insert(job(Ids.next(), "b", "/", 1, "${secrets.database.password}"));
        assertThat(new CredentialsInJobs(jdbi).jobsUsing(Map.of(byId, "one", byName, "database", unused, "data")))
                .containsOnly(Map.entry(byId, List.of("a")), Map.entry(byName, List.of("b")));
    }
}
