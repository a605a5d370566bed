package io.opsconductor.platform;

/** The entry to the audit log. The communication domain keeps it; every domain writes to it. */
public interface AuditLog {

    /** Writes the entry in the caller's own transaction, so that it stands exactly if the change does. */
    void record(Caller caller, AuditEntry entry);

    /**
     * Writes, in a transaction of its own, that the caller was refused for want of a permission.
     *
     * @param permission of the form {@code resource:action}
     */
    void refused(Caller caller, String permission);

    /**
     * Writes the entry in a transaction of its own, for what must be kept though the caller's transaction rolls back.
     */
    void recordApart(Caller caller, AuditEntry entry);
}
