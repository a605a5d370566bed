/** Targets, target groups and credentials in the API. */
package io.opsconductor.web.api.assets;
