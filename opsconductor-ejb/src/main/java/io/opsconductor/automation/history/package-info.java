/** How executions are read: lists, steps, tasks, output and the live feed, by SQL. */
package io.opsconductor.automation.history;
