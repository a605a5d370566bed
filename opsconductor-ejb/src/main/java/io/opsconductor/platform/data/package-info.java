/**
 * The way to the database: connections, migrations, lists that are paged by key, and the converters that JPA needs for
 * instants and UUIDs.
 */
package io.opsconductor.platform.data;
