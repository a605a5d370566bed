/**
 * The execution plane. {@link io.opsconductor.batch.Lanes} keeps a few Jakarta Batch executions running, each an event
 * loop that owns the executions it claimed; task threads talk to the hosts and tell the loop what they saw. All writes
 * go through {@link io.opsconductor.automation.ExecutionLedger}, many executions in one commit.
 */
package io.opsconductor.batch;
