package io.opsconductor.communication.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    QUEUED,
    SENDING,
    DELIVERED,
    /** The last attempt failed; there will be another. */
    FAILED,
    /** Given up; only a person begins anew. */
    DEAD;

    /** The name in the API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
