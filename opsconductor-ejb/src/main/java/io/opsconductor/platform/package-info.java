/**
 * What the domains share and none of them owns: who is calling, what may go wrong, ids, paging, secrets, the outbox, the
 * entry to the audit log and the health checks. It calls no domain; {@code platform.health} alone knows the four schemas by
 * name, to report on each.
 */
package io.opsconductor.platform;
