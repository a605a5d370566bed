package io.opsconductor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LabTest {
    private static final String MARKER = "opsconductor-0123456789abcdef0123456789abcdef";
    private static final String REQUEST =
            "exec /bin/sh -c 'oc_n=${IFS#??}; oc_n=${oc_n%\"${oc_n#?}\"}; oc_t=; IFS= read -r oc_m;"
                    + " until IFS= read -r oc_l || exit 97; test \"$oc_l\" = \"$oc_m\"; do oc_t=$oc_t$oc_l$oc_n; done;"
                    + " eval \"$oc_t\"'";
    private static final String BEGIN =
            "oc_s=; [ -r /proc/$$/stat ] && read -r oc_s </proc/$$/stat; set -- $oc_s; printf '%s %s %s\\n' " + MARKER
                    + " $$ \"${22:-}\" >&2; printf '%s\\n' " + MARKER + "; set --\n";

    @TempDir
    static Path folder;

    private static int port;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        port = freePort();
        lab = Lab.start(folder, port, freePort());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    record Answer(String out, String err, int exitCode) {}

    @Test
    void aPlainExecRequestIsAnswered() throws Exception {
        assertThat(exec(LabHost.APP_1, "hostname && whoami", "").out()).isEqualTo("app-1\nlab\n");
    }

    @Test
    void theWireFormOfTheProductIsAnswered() throws Exception {
        Answer answer = send(LabHost.WEB_1, "export WHO='it'\\''s me'\necho \"$WHO\"; false || echo b");
        assertThat(answer.out()).isEqualTo(MARKER + "\nit's me\nb\n");
        assertThat(answer.err()).matches(MARKER + " [0-9]+ \n");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void aLongCommandComesInTwoParts() throws Exception {
        String long_ = "eval 'echo " + "x".repeat(20_000) + "'";
        String first = BEGIN + "if dd if=/dev/null iflag=fullblock 2>/dev/null; then eval \"$(dd bs=" + long_.length()
                + " count=1 iflag=fullblock 2>/dev/null)\"; else eval \"$(dd bs=1 count=" + long_.length()
                + " 2>/dev/null)\"; fi\n";
        Answer answer = exec(LabHost.WEB_1, REQUEST, MARKER + "\n" + first + MARKER + "\n" + long_);
        assertThat(answer.out()).hasSize(MARKER.length() + 1 + 20_000 + 1);
    }

    @Test
    void whatFollowsTheTextIsTheCommandsInput() throws Exception {
        String text = BEGIN + "cat";
        assertThat(exec(LabHost.WEB_1, REQUEST, framed(text) + "the input").out())
                .endsWith("\nthe input");
    }

    @Test
    void anUnknownProgramIsNotFound() throws Exception {
        Answer answer = send(LabHost.WEB_1, "nonsense --now");
        assertThat(answer.exitCode()).isEqualTo(127);
        assertThat(answer.err()).endsWith("sh: nonsense: not found\n");
    }

    @Test
    void nothingOfTheRealMachineIsReached() throws Exception {
        assertThat(send(LabHost.WEB_1, "cat /etc/passwd").exitCode()).isEqualTo(1);
        assertThat(send(LabHost.WEB_1, "cat ../../../../../../etc/passwd").exitCode())
                .isEqualTo(1);
        assertThat(send(LabHost.WEB_1, "echo $(id)").exitCode()).isEqualTo(2);
    }

    @Test
    void anUploadedScriptFailsWhereTheDiskIsNearlyFull() throws Exception {
        String script = "#!/bin/sh\nhostname\nlab-check-disk\n";
        for (LabHost host : new LabHost[] {LabHost.WEB_1, LabHost.DB_1}) {
            upload(host, "/opt/lab/check.sh", script);
        }
        assertThat(send(LabHost.WEB_1, "/opt/lab/check.sh").exitCode()).isZero();
        Answer failed = send(LabHost.DB_1, "/opt/lab/check.sh");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).endsWith("db-1\n");
        assertThat(failed.err()).contains("disk almost full");
        assertThat(folder.resolve("db-1/opt/lab/check.sh")).hasContent(script);
    }

    @Test
    void aSleepingProcessIsEndedFromASecondChannel() throws Exception {
        Session session = connect(LabHost.APP_2);
        try {
            ChannelExec sleeping = (ChannelExec) session.openChannel("exec");
            String text = BEGIN + "sleep 600";
            sleeping.setCommand(REQUEST);
            sleeping.setInputStream(bytes(framed(text)));
            var err = new java.io.BufferedReader(
                    new java.io.InputStreamReader(sleeping.getErrStream(), StandardCharsets.UTF_8));
            sleeping.connect(10_000);
            String process = err.readLine().split(" ", -1)[1];
            assertThat(exec(LabHost.APP_2, "kill -0 -- -" + process, "").exitCode())
                    .isZero();
            String question = "g=" + process + "; t=''\nalive() { kill -0 \"-$g\"; }\nalive && echo alive || echo gone";
            assertThat(send(LabHost.APP_2, question).out()).endsWith("alive\n");
            assertThat(exec(LabHost.APP_2, "kill -TERM -- -" + process, "").exitCode())
                    .isZero();
            assertThat(err.readLine()).isNull();
            assertThat(send(LabHost.APP_2, question).out()).endsWith("gone\n");
            assertThat(exec(LabHost.APP_2, "kill -0 -- -" + process, "").exitCode())
                    .isEqualTo(1);
            assertThat(sleeping.getExitStatus()).isEqualTo(128 + 15);
        } finally {
            session.disconnect();
        }
    }

    @Test
    void theInventoryIsReadableByItsOwnerOnly() throws Exception {
        assertThat(Files.getPosixFilePermissions(lab.provisioningFile())).hasSize(2);
        assertThat(lab.provisioningFile()).content().contains("\"Lab: health check\"", "\"127.0.10.4\"");
    }

    private static Answer send(LabHost host, String command) throws Exception {
        return exec(host, REQUEST, framed(BEGIN + command));
    }

    private static String framed(String text) {
        return MARKER + "\n" + text + "\n" + MARKER + "\n";
    }

    private static Answer exec(LabHost host, String request, String input) throws Exception {
        Session session = connect(host);
        try {
            ChannelExec channel = (ChannelExec) session.openChannel("exec");
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            channel.setCommand(request);
            channel.setInputStream(bytes(input));
            channel.setErrStream(err);
            var out = channel.getInputStream();
            channel.connect(10_000);
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            while (!channel.isClosed()) {
                Thread.onSpinWait();
            }
            return new Answer(text, err.toString(StandardCharsets.UTF_8), channel.getExitStatus());
        } finally {
            session.disconnect();
        }
    }

    private static void upload(LabHost host, String path, String content) throws Exception {
        Session session = connect(host);
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(10_000);
            sftp.put(bytes(content), path, ChannelSftp.OVERWRITE);
            sftp.chmod(0755, path);
        } finally {
            session.disconnect();
        }
    }

    private static Session connect(LabHost host) throws Exception {
        JSch jsch = new JSch();
        jsch.addIdentity(folder.resolve("keys/lab").toString());
        Session session = jsch.getSession(LabAccess.USER, host.address(), port);
        session.setConfig("StrictHostKeyChecking", "no");
        session.connect(10_000);
        return session;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
