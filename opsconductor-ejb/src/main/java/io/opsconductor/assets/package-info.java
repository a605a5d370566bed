/**
 * Targets, groups, the credential vault and the connections to targets. Owns the schema {@code assets}; calls platform
 * alone.
 */
package io.opsconductor.assets;
