/** Jobs, commands, step types and executions in the API: each resource translates and calls the domain. */
package io.opsconductor.web.api.automation;
