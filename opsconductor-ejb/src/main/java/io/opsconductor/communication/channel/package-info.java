/** The types of channels: what each is configured with, and how it sends a message. */
package io.opsconductor.communication.channel;
