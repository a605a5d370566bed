/** Sign-ins: the sessions that come of them, their refresh tokens, and what slows guessing down. */
package io.opsconductor.identity.session;
