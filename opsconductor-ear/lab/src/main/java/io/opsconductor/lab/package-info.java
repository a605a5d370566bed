/**
 * A simulated fleet for a first look at the product: SSH hosts on loopback addresses and a mail catcher, all in the
 * launcher's process. Nothing here ever runs a command of the real machine; each host is a small emulator with a folder
 * of its own.
 */
package io.opsconductor.lab;
