/** The SQL behind {@link io.opsconductor.automation.ExecutionLedger}: arrays in, one statement per table and commit. */
package io.opsconductor.automation.ledger;
