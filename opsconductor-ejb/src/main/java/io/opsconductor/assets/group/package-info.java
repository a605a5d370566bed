/** Target groups, as they are kept. */
package io.opsconductor.assets.group;
