package io.opsconductor.assets.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** Says in our words why making a session failed. */
final class SignInFailures {
    private static final int NO_MORE_AUTH_METHODS = 14;

    private SignInFailures() {}

    static ConnectionFailed of(SshPeer peer, Stage stage, String username, JSchException e) {
        String text = String.valueOf(e.getMessage());
        if (e instanceof JSchAlgoNegoFailException) {
            return new ConnectionFailed(
                    stage,
                    "protocol_mismatch",
                    peer.name() + " and this client have no algorithm in common: " + text
                            + ". Bring the host's SSH server up to date.");
        }
        if (stage == Stage.AUTHENTICATE && (text.startsWith("Auth ") || tooManyTries(e))) {
            return new ConnectionFailed(
                    stage,
                    "authentication_failed",
                    peer.name() + " refused the sign-in of " + username
                            + " with this credential. Check the user name, the secret and the host's sign-in rules.");
        }
        if (stage == Stage.CONNECT && text.contains("version string")) {
            return new ConnectionFailed(
                    stage, "protocol_mismatch", peer.name() + " does not speak SSH 2 on port " + peer.port() + ".");
        }
        if (e.getCause() instanceof SocketTimeoutException) {
            return new ConnectionFailed(
                    stage,
                    "timeout",
                    peer.name() + " accepted the connection on port " + peer.port()
                            + " but did not respond in time. Check that its SSH server is working.");
        }
        return new ConnectionFailed(
                stage,
                "connection_lost",
                peer.name() + " closed the connection before a session was established (" + cause(e)
                        + "). Check the log of its SSH server and its limits (MaxStartups).");
    }

    private static boolean tooManyTries(JSchException e) {
        return e instanceof JSchSessionDisconnectException d
                && (d.getReasonCode() == NO_MORE_AUTH_METHODS
                        || String.valueOf(d.getDescription())
                                .toLowerCase(Locale.ROOT)
                                .contains("authentication"));
    }

    private static String cause(JSchException e) {
        return e.getCause() == null
                ? e.getMessage()
                : String.valueOf(e.getCause().getMessage());
    }
}
