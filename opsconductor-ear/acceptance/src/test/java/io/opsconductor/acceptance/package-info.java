/**
 * The product as its users meet it: started by the one command, spoken to over HTTP and through a browser, working on
 * real OpenSSH servers. Written from the API contract alone; nothing of the product is on the class path.
 */
package io.opsconductor.acceptance;
