/** The credential vault: what may be stored, how it is checked, and how it is kept sealed. */
package io.opsconductor.assets.credential;
