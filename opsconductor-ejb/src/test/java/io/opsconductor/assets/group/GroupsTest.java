package io.opsconductor.assets.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.Samples;
import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.inventory.SelectionRows;
import io.opsconductor.assets.inventory.TargetRows;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups, groups within groups, and what a selector finds through them. */
class GroupsTest {
    private static Samples samples;
    private static UUID web1;
    private static UUID web2;
    private static UUID db1;
    private static UUID outer;
    private static UUID inner;

    @BeforeAll
    static void start() {
        samples = new Samples();
        web1 = samples.target("web-1", Map.of("role", "web", "env", "prod"), null);
        web2 = samples.target("web-2", Map.of("role", "web", "env", "test"), null);
        db1 = samples.target("db-1", Map.of("role", "db", "env", "prod"), null);
        outer = group(new TargetGroupCommand("all", null, null, List.of(db1), null, null));
        inner = group(new TargetGroupCommand("web", null, "static", List.of(web2, web1, web1), null, outer));
    }

    @AfterAll
    static void stop() {
        samples.close();
    }

    private static UUID group(TargetGroupCommand command) {
        samples.database.jdbi().useTransaction(handle -> GroupRules.check(handle, command, null));
        TargetGroup group = new TargetGroup(command, "ada", Samples.NOW);
        samples.entities.inTransaction(manager -> {
            manager.persist(group);
            return null;
        });
        samples.database.jdbi().useHandle(handle -> GroupRows.storeMembers(handle, group.id(), command.members()));
        return group.id();
    }

    private static SelectionRows.Found select(
            List<UUID> ids, List<String> names, List<String> groups, Map<String, String> tags) {
        return samples.database.jdbi().withHandle(handle -> SelectionRows.select(handle, ids, names, groups, tags));
    }

    @Test
    void membersAreKeptOnceAndByName() {
        var view = samples.database
                .jdbi()
                .withHandle(handle -> GroupRows.find(handle, inner))
                .orElseThrow();

        assertThat(view.members()).containsExactly(web1, web2);
        assertThat(view.parentId()).isEqualTo(outer);
        assertThat(view.kind()).isEqualTo("static");
    }

    @Test
    void aGroupHoldsTheTargetsOfTheGroupsWithinIt() {
        var page = samples.database
                .jdbi()
                .withHandle(
                        handle -> TargetRows.list(handle, new TargetFilter(Map.of(), outer, null), Listing.first(10)));

        assertThat(page.items()).extracting(TargetView::name).containsExactly("db-1", "web-1", "web-2");
    }

    @Test
    void theSelectorsPartsAreUnitedAndEachTargetComesOnce() {
        assertThat(select(List.of(web2), List.of("web-1"), List.of("web"), Map.of())
                        .enabled())
                .extracting(TargetRef::name)
                .containsExactly("web-1", "web-2");
        assertThat(select(List.of(), List.of(), List.of(outer.toString()), Map.of())
                        .enabled())
                .extracting(TargetRef::name)
                .containsExactly("db-1", "web-1", "web-2");
    }

    @Test
    void allTagsMustMatchAndNoTagsSelectNothing() {
        assertThat(select(List.of(), List.of(), List.of(), Map.of("role", "web", "env", "prod"))
                        .enabled())
                .extracting(TargetRef::name)
                .containsExactly("web-1");
        assertThat(select(List.of(), List.of(), List.of(), Map.of()).enabled()).isEmpty();
    }

    @Test
    void whatIsUnknownIsNamed() {
        UUID nobody = UUID.fromString("01900000-0000-7000-8000-000000000000");

        samples.database.jdbi().useHandle(handle -> {
            assertThat(SelectionRows.unknownIds(handle, List.of(web1, nobody))).containsExactly(nobody);
            assertThat(SelectionRows.unknownNames(handle, List.of("web-1", "web-9")))
                    .containsExactly("web-9");
            assertThat(SelectionRows.unknownGroups(handle, List.of("web", outer.toString(), "nope")))
                    .containsExactly("nope");
        });
    }

    @Test
    void aGroupCannotBeWithinItself() {
        TargetGroupCommand circle = new TargetGroupCommand("all", null, null, List.of(), null, inner);

        samples.database.jdbi().useTransaction(handle -> assertThatThrownBy(
                        () -> GroupRules.check(handle, circle, outer))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactly("parentId")));
    }

    @Test
    void unknownMembersAreNamedByTheirPlace() {
        UUID nobody = UUID.fromString("01900000-0000-7000-8000-000000000000");
        TargetGroupCommand command = Samples.group("strangers", List.of(web1, nobody));

        samples.database.jdbi().useTransaction(handle -> assertThatThrownBy(
                        () -> GroupRules.check(handle, command, null))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactly("members[1]")));
    }
}
