/** Users, roles, sign-in, sessions and tokens. Owns the schema {@code identity}; calls platform alone. */
package io.opsconductor.identity;
