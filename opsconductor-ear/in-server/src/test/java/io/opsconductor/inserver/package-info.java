/**
 * Tests of the domain beans where they live: in the application server, with its transactions, its connection pool and
 * a real PostgreSQL. Arquillian deploys the domains once more, as a node of their own, beside the running product.
 */
package io.opsconductor.inserver;
