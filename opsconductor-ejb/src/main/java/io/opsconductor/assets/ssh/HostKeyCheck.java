package io.opsconductor.assets.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides on the key that a host shows while a session is made, and remembers why. Serves one attempt. */
final class HostKeyCheck implements HostKeyRepository {
    private static final List<String> ALGORITHMS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private final SshPeer peer;
    private final Runnable passed;
    private String shown;
    private boolean refused;
    private boolean outdated;

    /**
     * A check for the peer.
     *
     * @param passed called when the key is accepted
     */
    HostKeyCheck(SshPeer peer, Runnable passed) {
        this.peer = peer;
        this.passed = passed;
    }

    /** The algorithms to offer: those of pinned keys first, so that a host with several keys shows the pinned one. */
    String algorithms() {
        Set<String> pinnedTypes = peer.hostKeys().pinned().stream()
                .map(key -> PublicKeys.typeOf(key))
                .collect(Collectors.toSet());
        List<String> ordered = new ArrayList<>();
        ALGORITHMS.stream().filter(a -> pinnedTypes.contains(keyType(a))).forEach(ordered::add);
        ALGORITHMS.stream().filter(a -> !ordered.contains(a)).forEach(ordered::add);
        return String.join(",", ordered);
    }

    private static String keyType(String algorithm) {
        return algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
    }

    @Override
    public int check(String host, byte[] key) {
        shown = PublicKeys.text(key);
        List<String> pinned = peer.hostKeys().pinned();
        if (pinned.isEmpty() && peer.hostKeys().firstSeen() != null) {
            String now = peer.hostKeys().firstSeen().apply(shown);
            outdated = now == null;
            pinned = outdated ? List.of() : List.of(now);
        }
        if (pinned.contains(shown)) {
            passed.run();
            return OK;
        }
        refused = true;
        return pinned.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    /** Why the key was refused, or null if it was not. */
    ConnectionFailed refusal() {
        if (!refused) {
            return null;
        }
        if (outdated) {
            return new ConnectionFailed(
                    Stage.HOST_KEY,
                    "host_key_unknown",
                    peer.name()
                            + " was changed while the connection was made, so its host key was not trusted. Try again.");
        }
        String fingerprint = PublicKeys.fingerprint(shown);
        if (peer.hostKeys().pinned().isEmpty() && peer.hostKeys().firstSeen() == null) {
            return new ConnectionFailed(
                    Stage.HOST_KEY,
                    "host_key_unknown",
                    peer.name() + " has no pinned host key and its policy is strict. It presented " + fingerprint
                            + "; if that is correct, add \"" + shown + "\" to the connection's hostKeys.");
        }
        return new ConnectionFailed(
                Stage.HOST_KEY,
                "host_key_changed",
                peer.name() + " presented a host key that does not match the pinned one: " + fingerprint
                        + ". The connection may be intercepted; if the host was reinstalled instead, replace the pinned key.");
    }

    @Override
    public void add(HostKey key, UserInfo userInfo) {
        throw new UnsupportedOperationException("Keys are pinned by the caller");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("Keys are pinned by the caller");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("Keys are pinned by the caller");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "pins";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return new HostKey[0];
    }
}
