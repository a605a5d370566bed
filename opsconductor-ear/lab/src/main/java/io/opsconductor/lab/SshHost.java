package io.opsconductor.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SSH and SFTP server of one lab host. */
final class SshHost implements AutoCloseable {
    private final SshServer server;

    private SshHost(SshServer server) {
        this.server = server;
    }

    /** @param folder the lab's folder, which holds the host's key and its files */
    static SshHost start(LabHost host, Path folder, int port, LabAccess access)
            throws IOException, GeneralSecurityException {
        Machine machine = new Machine(host, folder.resolve(host.hostName()), LabAccess.USER);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(host.address());
        server.setPort(port);
        server.setNioWorkers(2);
        server.setKeyPairProvider(
                KeyPairProvider.wrap(LabKeys.load(folder.resolve("keys/host-" + host.hostName()), host.hostName())));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals(LabAccess.USER) && access.isPassword(password));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals(LabAccess.USER)
                && KeyUtils.compareKeys(key, access.key().getPublic()));
        server.setCommandFactory((channel, request) -> new LabCommand(machine, request));
        server.setShellFactory(null);
        server.setFileSystemFactory(new VirtualFileSystemFactory(machine.root()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        return new SshHost(server);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
