/**
 * What a job's definition must satisfy before it may run: every fault is reported at once, by the path of its field.
 */
package io.opsconductor.automation.rules;
