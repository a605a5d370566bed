/** How events leave: {@link io.opsconductor.platform.Outbox} writes rows, the relay puts them on the broker's queue. */
package io.opsconductor.platform.outbox;
