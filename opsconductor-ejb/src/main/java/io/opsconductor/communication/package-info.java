/**
 * The audit log, and notifications: channels, subscriptions, deliveries. Owns the schema {@code communication}; hears of
 * the other domains through events and calls platform alone (and the vault's sealing for its own secrets).
 */
package io.opsconductor.communication;
