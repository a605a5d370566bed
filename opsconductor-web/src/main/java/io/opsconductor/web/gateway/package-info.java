/** What every request passes before it reaches the API or the console: correlation, sign-in, security headers. */
package io.opsconductor.web.gateway;
