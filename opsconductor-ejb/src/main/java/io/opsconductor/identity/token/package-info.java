/** Access tokens and the keys that sign them. */
package io.opsconductor.identity.token;
