/** The resources of the identity domain. */
package io.opsconductor.web.api.identity;
