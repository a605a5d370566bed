/**
 * Secrets: how they are held ({@link io.opsconductor.platform.crypto.Secret}), how they are kept ({@link
 * io.opsconductor.platform.crypto.Vault}) and the master key above them.
 */
package io.opsconductor.platform.crypto;
