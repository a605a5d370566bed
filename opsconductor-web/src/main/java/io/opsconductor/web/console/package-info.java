/**
 * The console: one bean for each page, which calls the same beans of the domains as the API, with the caller of the
 * session. Pages keep their state in the address; only forms live in the view. What every page shares is here.
 */
package io.opsconductor.web.console;
