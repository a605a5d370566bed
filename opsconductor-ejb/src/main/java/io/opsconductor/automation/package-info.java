/**
 * Jobs and their workflows, the step library, and executions. Owns the schema {@code automation}; calls assets
 * (targets, credentials) and platform. The execution plane (module opsconductor-batch) runs what is defined here and
 * writes its results through the execution ledger.
 */
package io.opsconductor.automation;
