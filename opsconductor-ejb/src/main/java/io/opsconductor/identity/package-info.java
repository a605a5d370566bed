/**
 * Users, roles, sign-in, sessions and tokens. Owns the schema {@code identity}; calls platform alone.
 *
 * <p>{@link io.opsconductor.identity.Authentication} signs people in and out, {@link io.opsconductor.identity.Sessions}
 * tells on each request who a session belongs to and what they may do now, {@link io.opsconductor.identity.Users} and
 * {@link io.opsconductor.identity.Roles} are the administrator's.
 */
package io.opsconductor.identity;
