/** Passwords: what is asked of them and how they are kept. */
package io.opsconductor.identity.password;
