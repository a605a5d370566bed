/**
 * What the domains share and none of them owns: who is calling, what may go wrong, ids, paging, secrets, the outbox and
 * the entry to the audit log. It calls no domain.
 */
package io.opsconductor.platform;
