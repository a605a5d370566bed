package io.opsconductor.assets.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionCommand;
import io.opsconductor.assets.ConnectionOptions;
import io.opsconductor.assets.Samples;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Targets come back from the database as they went in. */
class TargetKeepingTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1FqEzYm3n1dXl5Vh1k3m0m4m5m6m7m8m9m0n1n2n3n";
    private static Samples samples;

    @BeforeAll
    static void start() {
        samples = new Samples();
    }

    @AfterAll
    static void stop() {
        samples.close();
    }

    private static TargetView read(UUID id) {
        return samples.database
                .jdbi()
                .withHandle(handle -> TargetRows.find(handle, id))
                .orElseThrow();
    }

    private static TargetCommand command(String name, String address, ConnectionCommand... connections) {
        return new TargetCommand(
                name,
                address,
                "a description\nof two lines",
                "linux",
                Map.of("env", "prod"),
                null,
                List.of(connections));
    }

    @Test
    void everythingOfATargetIsKept() {
        UUID credential = samples.credential(Samples.sshPassword("kept", "ada", "pw"));

        TargetView target = read(samples.target(command(
                "kept",
                "db.example.com",
                Samples.ssh(2222, credential),
                new ConnectionCommand("winrm", null, null, null, null))));

        assertThat(target.description()).isEqualTo("a description\nof two lines");
        assertThat(target.tags()).containsExactly(Map.entry("env", "prod"));
        assertThat(target.enabled()).isTrue();
        assertThat(target.createdAt()).isEqualTo(Samples.NOW);
        assertThat(target.connections()).hasSize(2);
        assertThat(target.connections().get(0).credentialId()).isEqualTo(credential);
        assertThat(target.connections().get(0).preferred()).isTrue();
        assertThat(target.connections().get(0).options().hostKeyPolicy()).isEqualTo("acceptFirst");
        assertThat(target.connections().get(1).port()).isEqualTo(5986);
        assertThat(target.connections().get(1).options()).isNull();
    }

    @Test
    void aChangeReplacesWhatIsSaidAndCountsTheVersionUp() {
        UUID id = samples.target(command("before", "10.0.0.1", Samples.ssh(22, null)));
        long version = read(id).version();

        samples.describe(
                id,
                new TargetCommand(
                        "after",
                        "10.0.0.1",
                        null,
                        null,
                        null,
                        false,
                        List.of(new ConnectionCommand("http", 8080, null, null, null), Samples.ssh(22, null))));

        TargetView target = read(id);
        assertThat(target.name()).isEqualTo("after");
        assertThat(target.enabled()).isFalse();
        assertThat(target.tags()).isEmpty();
        assertThat(target.version()).isGreaterThan(version);
        assertThat(target.connections()).extracting(c -> c.protocol()).containsExactly("http", "ssh");
        assertThat(target.connections()).extracting(c -> c.preferred()).containsExactly(false, true);
    }

    @Test
    void aChangeOfConnectionsAloneCountsTheVersionUp() {
        UUID id = samples.target(command("connections", "10.0.0.1", Samples.ssh(22, null)));
        long version = read(id).version();

        samples.describe(id, command("connections", "10.0.0.1", Samples.ssh(23, null)));

        assertThat(read(id).version()).isGreaterThan(version);
        assertThat(read(id).connections()).extracting(c -> c.port()).containsExactly(23);
    }

    @Test
    void pinsStayUntilTheyAreReplacedOrTheAddressChanges() {
        ConnectionOptions pinned = ConnectionOptions.of("strict", List.of(KEY + " a comment"));
        UUID id = samples.target(command("pinned", "10.0.0.1", new ConnectionCommand("ssh", 22, null, true, pinned)));
        assertThat(read(id).connections().get(0).options().hostKeys()).containsExactly(KEY);
        assertThat(read(id).connections().get(0).options().hostKeyFingerprints())
                .singleElement()
                .asString()
                .startsWith("SHA256:");

        samples.describe(id, command("pinned", "10.0.0.1", Samples.ssh(22, null)));
        assertThat(read(id).connections().get(0).options().hostKeys()).containsExactly(KEY);

        samples.describe(id, command("pinned", "10.0.0.2", Samples.ssh(22, null)));
        assertThat(read(id).connections().get(0).options().hostKeys()).isNull();
    }

    @Test
    void whatWasReadBeforeTheFirstConnectionMayBeSentBackAfterIt() {
        UUID id = samples.target(command("first-seen", "10.0.0.1", Samples.ssh(22, null)));
        ConnectionOptions read = read(id).connections().get(0).options();
        assertThat(read.hostKeys()).isNull();
        assertThat(read.hostKeyFingerprints()).isNull();
        samples.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into assets.host_key (target_id, protocol, port, key, pinned_at, pinned_by)"
                                + " values (?, 'ssh', 22, ?, now(), 'test')",
                        id,
                        KEY));

        samples.describe(id, command("first-seen", "10.0.0.1", new ConnectionCommand("ssh", 22, null, true, read)));
        assertThat(read(id).connections().get(0).options().hostKeys()).containsExactly(KEY);

        ConnectionOptions none = ConnectionOptions.of(null, List.of());
        samples.describe(id, command("first-seen", "10.0.0.1", new ConnectionCommand("ssh", 22, null, true, none)));
        assertThat(read(id).connections().get(0).options().hostKeys()).isNull();
    }

    @Test
    void everyFaultIsNamedByItsField() {
        TargetCommand bad = new TargetCommand(
                "n".repeat(10_000),
                "http://host",
                "bell\u0007",
                null,
                Map.of("a:b", "x"),
                null,
                List.of(
                        new ConnectionCommand("telnet", null, null, null, null),
                        new ConnectionCommand("ssh", 70_000, null, true, ConnectionOptions.of("never", List.of("?"))),
                        new ConnectionCommand("ssh", 22, null, true, null),
                        new ConnectionCommand("ssh", 22, null, null, null)));

        assertThatThrownBy(() -> TargetRules.check(bad))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactlyInAnyOrder(
                                "name",
                                "address",
                                "description",
                                "tags.a:b",
                                "connections[0].protocol",
                                "connections[1].port",
                                "connections[1].options.hostKeyPolicy",
                                "connections[1].options.hostKeys[0]",
                                "connections[2].default",
                                "connections[3]"));
    }

    @Test
    void aListIsFilteredSortedAndPaged() {
        for (int i = 0; i < 5; i++) {
            samples.target("page-" + i, Map.of("rack", i % 2 == 0 ? "even" : "odd", "list", "yes"), null);
        }
        TargetFilter even = new TargetFilter(Map.of("rack", "even", "list", "yes"), null, true);

        Page<TargetView> first = samples.database
                .jdbi()
                .withHandle(handle -> TargetRows.list(
                        handle, even, new Listing(2, null, List.of(new Listing.Sort("name", true)), "PAGE", true)));
        Page<TargetView> second = samples.database
                .jdbi()
                .withHandle(handle -> TargetRows.list(
                        handle,
                        even,
                        new Listing(2, first.nextCursor(), List.of(new Listing.Sort("name", true)), "PAGE", false)));

        assertThat(first.items()).extracting(TargetView::name).containsExactly("page-4", "page-2");
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.items()).extracting(TargetView::name).containsExactly("page-0");
        assertThat(second.nextCursor()).isNull();
    }
}
