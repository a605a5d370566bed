/** Roles and what they allow. */
package io.opsconductor.identity.role;
