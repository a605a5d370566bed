package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** So many targets at once, in their order, each to its end before another begins. */
class TargetWindowTest {
    @Test
    void noMoreTargetsThanTheLimitAreUnderWay() {
        TargetWindow window = new TargetWindow(2);
        RunTask a = task("a", 0);
        window.add(a);
        window.add(task("a", 1));
        window.add(task("a", 2));

        assertThat(window.next()).isSameAs(a);
        assertThat(window.next().place().target()).isEqualTo(1);
        assertThat(window.hasNext()).isFalse();
        assertThat(window.next()).isNull();
        window.left(a);
        assertThat(window.next().place().target()).isEqualTo(2);
    }

    @Test
    void aTargetGoesOnBeforeAnotherBegins() {
        TargetWindow window = new TargetWindow(1);
        RunTask first = task("a", 0);
        window.add(first);
        window.add(task("a", 1));
        window.next();
        RunTask second = task("b", 0);
        window.add(second);
        window.left(first);

        assertThat(window.next()).isSameAs(second);
        window.left(second);
        assertThat(window.next().place().target()).isEqualTo(1);
    }

    @Test
    void aTargetThatWaitsAtABarrierMakesRoom() {
        TargetWindow window = new TargetWindow(1);
        RunTask first = task("a", 0);
        window.add(first);
        window.add(task("a", 1));
        window.next();
        window.left(first);

        assertThat(window.next().place().target()).isEqualTo(1);
    }

    @Test
    void stepsThatRunOnceNeedNoRoom() {
        TargetWindow window = new TargetWindow(1);
        window.add(task("a", 0));
        window.next();
        RunTask once = task("once", Walk.Place.ONCE);
        window.add(once);

        assertThat(window.next()).isSameAs(once);
    }

    @Test
    void whatIsRemovedIsNotHandedOutAndHoldsNoRoom() {
        TargetWindow window = new TargetWindow(1);
        RunTask first = task("a", 0);
        RunTask sibling = task("b", 0);
        RunTask other = task("a", 1);
        window.add(first);
        window.add(sibling);
        window.add(other);
        window.next();
        window.remove(List.of(sibling));
        window.left(first);

        assertThat(window.next()).isSameAs(other);
        assertThat(window.hasBegun(2)).isFalse();
    }

    private static RunTask task(String step, int target) {
        Workflow.Node node = new Workflow.Node(step, null, "ssh.command", null, null, null, null, null, null);
        return new RunTask(
                UUID.randomUUID(), node, new Walk.Place(step, target), new TargetRef(UUID.randomUUID(), "t" + target));
    }
}
