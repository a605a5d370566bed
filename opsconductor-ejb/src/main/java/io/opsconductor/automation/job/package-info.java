/** How jobs are kept: their rows, their versions, and the compiled form of those that are started often. */
package io.opsconductor.automation.job;
