/** What {@code /health/*} tells: whether the server, its database, its broker and the domains can work. */
package io.opsconductor.platform.health;
