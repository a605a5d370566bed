/** What commands write, on its way from the session's threads to the ledger: cut, counted, bounded in memory. */
package io.opsconductor.batch.output;
