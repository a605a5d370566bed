package io.opsconductor.web.api.communication;

import io.opsconductor.communication.AuditFilter;
import io.opsconductor.web.api.ListRequest;
import java.util.Arrays;

/** The filters of {@code /audit-events} as they stand in a query. */
final class AuditQuery {
    static final String[] FILTERS = {
        "actor", "action", "resourceType", "resourceId", "outcome", "correlationId", "from", "to"
    };
    static final String[] EXPORT = export();

    private AuditQuery() {}

    private static String[] export() {
        String[] export = Arrays.copyOf(FILTERS, FILTERS.length + 1);
        export[FILTERS.length] = "format";
        return export;
    }

    static AuditFilter filter(ListRequest request) {
        return new AuditFilter(
                request.text("actor"),
                request.text("action"),
                request.text("resourceType"),
                request.id("resourceId"),
                request.text("outcome"),
                request.text("correlationId"),
                request.instant("from"),
                request.instant("to"));
    }
}
