/**
 * How an execution goes through its job's graph: conditions on edges, joins, barriers and outcomes, in memory alone.
 */
package io.opsconductor.automation.walk;
