/**
 * Runs the whole product on one machine: PostgreSQL and Payara Server as child processes, configured by the same
 * scripts that set up a production server. Nothing here is part of the deployed application.
 */
package io.opsconductor.launcher;
