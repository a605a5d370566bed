/**
 * What the tests and the benchmarks use to meet the product from outside: an instance started by the one command, a
 * client written from the API's description alone, and real OpenSSH servers. Nothing of the product is on the class
 * path.
 */
package io.opsconductor.testkit;
