/** Requests that a client repeats because it did not hear the answer (header {@code Idempotency-Key}). */
package io.opsconductor.platform.repeat;
