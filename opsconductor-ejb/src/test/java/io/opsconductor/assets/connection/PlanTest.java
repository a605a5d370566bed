package io.opsconductor.assets.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.ConnectionCommand;
import io.opsconductor.assets.Samples;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.platform.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection needs is found in one look, and the first key is pinned once. */
class PlanTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1FqEzYm3n1dXl5Vh1k3m0m4m5m6m7m8m9m0n1n2n3n";
    private static Samples samples;
    private static UUID own;
    private static UUID other;

    @BeforeAll
    static void start() {
        samples = new Samples();
        own = samples.credential(Samples.sshPassword("own", "ada", "pw"));
        other = samples.credential(Samples.sshPassword("other", "grace", "pw"));
    }

    @AfterAll
    static void stop() {
        samples.close();
    }

    private static Optional<PlanRows.Row> read(UUID target, UUID credential) {
        return samples.database.jdbi().withHandle(handle -> PlanRows.read(handle, target, "ssh", credential));
    }

    private static TargetCommand command(String name, Boolean enabled, ConnectionCommand... connections) {
        return new TargetCommand(name, "10.0.0.1", null, null, null, enabled, List.of(connections));
    }

    @Test
    void theDefaultConnectionIsTaken() {
        UUID target = samples.target(command(
                "two-ways",
                null,
                new ConnectionCommand("ssh", 22, other, false, null),
                new ConnectionCommand("ssh", 2222, own, true, null)));

        ConnectionPlan plan = read(target, null).orElseThrow().plan();

        assertThat(plan.port()).isEqualTo(2222);
        assertThat(plan.username()).isEqualTo("ada");
        assertThat(plan.credentialId()).isEqualTo(own);
        assertThat(plan.acceptFirst()).isTrue();
        assertThat(plan.pinned()).isEmpty();
    }

    @Test
    void aCredentialThatIsSaidReplacesTheConnectionsOwn() {
        UUID target = samples.target("replaced", Map.of(), own);

        assertThat(read(target, other).orElseThrow().plan().username()).isEqualTo("grace");
    }

    @Test
    void whatIsMissingIsSeen() {
        UUID bare = samples.target(command("bare", null));
        UUID keyless = samples.target("keyless", Map.of(), null);
        UUID disabled = samples.target(command("disabled", false, Samples.ssh(22, own)));

        assertThat(read(UUID.fromString("01900000-0000-7000-8000-000000000000"), null))
                .isEmpty();
        assertThat(read(bare, null).orElseThrow().plan().protocol()).isNull();
        assertThat(read(keyless, null).orElseThrow().plan().credentialId()).isNull();
        assertThat(read(disabled, null).orElseThrow().enabled()).isFalse();
    }

    @Test
    void theFirstKeyIsPinnedAndTheNextIsNot() {
        UUID target = samples.target("pins", Map.of(), own);
        ConnectionPlan plan = read(target, null).orElseThrow().plan();

        samples.database.jdbi().useTransaction(handle -> {
            assertThat(PinRows.pinFirst(handle, plan, KEY, "ada", Samples.NOW)).contains(new PinRows.Pin(KEY, true));
            assertThat(PinRows.pinFirst(handle, plan, "ssh-rsa AAAA", "ada", Samples.NOW))
                    .contains(new PinRows.Pin(KEY, false));
        });

        assertThat(read(target, null).orElseThrow().plan().pinned()).containsExactly(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update assets.target set address = '10.9.9.9' where id = ?",
                "update assets.connection set port = 2200 where target_id = ?",
                "update assets.connection set host_key_policy = 'strict' where target_id = ?"
            })
    void noKeyIsPinnedOnceTheConnectionLeadsElsewhere(String change) {
        UUID target = samples.target("moved-" + Ids.next(), Map.of(), own);
        ConnectionPlan plan = read(target, null).orElseThrow().plan();

        samples.database.jdbi().useTransaction(handle -> {
            handle.execute(change, target);
            assertThat(PinRows.pinFirst(handle, plan, KEY, "ada", Samples.NOW)).isEmpty();
        });

        assertThat(read(target, null).orElseThrow().plan().pinned()).isEmpty();
    }
}
