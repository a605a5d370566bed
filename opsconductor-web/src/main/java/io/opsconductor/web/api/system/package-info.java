/** The API of the installation itself. */
package io.opsconductor.web.api.system;
