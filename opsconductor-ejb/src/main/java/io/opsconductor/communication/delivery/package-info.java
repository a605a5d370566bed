/** How an event becomes messages: subscriptions match, deliveries are queued, sent, tried again and given up. */
package io.opsconductor.communication.delivery;
