/**
 * The step library: one record per type, whose annotations are the single source of its schema, its checks, its form
 * and its documentation. What runs a type stands in the execution plane, paired by the type's name.
 */
package io.opsconductor.automation.steps;
