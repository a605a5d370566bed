/** The executors: one class for each type of the step library. */
package io.opsconductor.batch.steps;
