/**
 * Sessions over SSH: dialling, host keys, signing in, commands, files, and the pool that keeps sessions warm. Knows no
 * database; what it needs is handed in.
 */
package io.opsconductor.assets.ssh;
