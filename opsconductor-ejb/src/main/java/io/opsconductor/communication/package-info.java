/**
 * The audit log, and notifications: channels, subscriptions, deliveries. Owns the schema {@code communication}; learns
 * about the other domains through events and calls only the platform, whose vault seals the secrets of channels.
 */
package io.opsconductor.communication;
