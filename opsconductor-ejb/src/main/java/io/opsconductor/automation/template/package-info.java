/**
 * Texts of a workflow that hold references such as {@code ${params.x}}: parsing, checking where a reference stands in a
 * shell text, and rendering. Knows nothing of steps or graphs.
 */
package io.opsconductor.automation.template;
