/** Whatever goes wrong, as problem documents (RFC 9457). */
package io.opsconductor.web.problem;
