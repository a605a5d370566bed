package io.opsconductor.assets.connection;

import io.opsconductor.platform.Caller;
import java.util.UUID;

/** What makes two sessions interchangeable, apart from the key that their host showed. */
record SessionKey(
        UUID targetId,
        String address,
        int port,
        UUID credentialId,
        long credentialVersion,
        Caller.Kind runAsKind,
        UUID runAsId) {

    static SessionKey of(ConnectionPlan plan, Caller runAs) {
        return new SessionKey(
                plan.targetId(),
                plan.address(),
                plan.port(),
                plan.credentialId(),
                plan.credentialVersion(),
                runAs.kind(),
                runAs.id());
    }
}
