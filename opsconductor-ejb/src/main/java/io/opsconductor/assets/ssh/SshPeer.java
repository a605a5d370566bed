package io.opsconductor.assets.ssh;

/**
 * The host at the other end.
 *
 * @param name how people know it, for messages
 * @param address host name or IP address
 * @param hostKeys which keys it may show
 */
public record SshPeer(String name, String address, int port, HostKeys hostKeys) {}
