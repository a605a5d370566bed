/**
 * Benchmarks of the product against named peers, in one run on one machine: {@code ./opsconductor bench NAME}. They
 * print; what the figures mean stands in {@code docs/performance.md}.
 */
package io.opsconductor.bench;
