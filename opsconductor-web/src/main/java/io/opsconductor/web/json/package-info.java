/** JSON bodies, read strictly. */
package io.opsconductor.web.json;
