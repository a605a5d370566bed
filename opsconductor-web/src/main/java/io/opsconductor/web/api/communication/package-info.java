/** The API of the audit log and of notifications. */
package io.opsconductor.web.api.communication;
