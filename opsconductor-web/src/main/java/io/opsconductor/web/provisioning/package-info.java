/**
 * Brings in what an installation begins with: credentials, targets, groups, channels and jobs from a file, through the
 * same beans that the API calls.
 */
package io.opsconductor.web.provisioning;
