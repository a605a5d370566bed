/** Targets and their connections, as they are kept. */
package io.opsconductor.assets.inventory;
