package io.opsconductor.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether each part of the product answers: what {@code /health/ready} tells machines. */
@Named
@RequestScoped
public class Health {
    @Inject
    @Readiness
    private Instance<HealthCheck> all;

    private List<Check> checks;

    /** One part and whether it answers. */
    public record Check(String name, boolean up) {}

    /** The parts by name. */
    public List<Check> getChecks() {
        if (checks == null) {
            checks = new ArrayList<>();
            for (HealthCheck check : all) {
                HealthCheckResponse answer = check.call();
                checks.add(new Check(answer.getName(), answer.getStatus() == HealthCheckResponse.Status.UP));
            }
            checks.sort(Comparator.comparing(Check::name));
        }
        return checks;
    }

    /** The parts that do not answer, or null if all do. */
    public String getDown() {
        String down = getChecks().stream().filter(c -> !c.up()).map(Check::name).collect(Collectors.joining(", "));
        return down.isEmpty() ? null : down + " down";
    }
}
