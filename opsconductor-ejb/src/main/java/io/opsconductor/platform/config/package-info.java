/**
 * The settings of a server, read from MicroProfile Config (environment, system properties, files) and checked at start.
 */
package io.opsconductor.platform.config;
