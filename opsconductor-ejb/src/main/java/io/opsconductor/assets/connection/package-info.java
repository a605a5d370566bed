/** How a target is reached: what a connection needs is read in a short transaction, and used outside of it. */
package io.opsconductor.assets.connection;
