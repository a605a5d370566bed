/** How an execution begins: values checked and sealed, targets resolved, one transaction, and a wake-up after it. */
package io.opsconductor.automation.start;
