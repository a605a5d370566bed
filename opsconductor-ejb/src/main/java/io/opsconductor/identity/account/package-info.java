/** The users themselves. */
package io.opsconductor.identity.account;
