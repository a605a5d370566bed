/** How the audit log is kept: a partitioned table that is only ever added to. */
package io.opsconductor.communication.audit;
