package io.opsconductor.assets.connection;

import io.opsconductor.platform.Caller;
import java.util.List;
import java.util.UUID;

/** What makes two sessions interchangeable. */
record SessionKey(
        UUID targetId,
        String address,
        int port,
        boolean acceptFirst,
        List<String> pinned,
        UUID credentialId,
        long credentialVersion,
        Caller.Kind runAsKind,
        UUID runAsId) {

    static SessionKey of(ConnectionPlan plan, Caller runAs) {
        return new SessionKey(
                plan.targetId(),
                plan.address(),
                plan.port(),
                plan.acceptFirst(),
                plan.pinned(),
                plan.credentialId(),
                plan.credentialVersion(),
                runAs.kind(),
                runAs.id());
    }
}
