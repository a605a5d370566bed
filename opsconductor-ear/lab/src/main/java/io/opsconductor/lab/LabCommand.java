package io.opsconductor.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** One exec request on a lab host, answered by the emulator in a thread of its own. */
final class LabCommand implements Command {
    private final Machine machine;
    private final String request;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback callback;
    private Thread thread;

    LabCommand(Machine machine, String request) {
        this.machine = machine;
        this.request = request;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        this.callback = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        thread = new Thread(this::run, "lab " + machine.host().hostName());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {
        thread.interrupt();
    }

    private void run() {
        LabProcess process = machine.processes().begin();
        int code;
        try {
            code = interpret(process, new Streams(in, out, err));
            out.flush();
            err.flush();
        } catch (InterruptedException e) {
            code = 128 + process.signal();
        } catch (IOException e) {
            // The caller is gone: nobody is left to tell.
            code = 255;
        } finally {
            machine.processes().end(process);
        }
        callback.onExit(code);
    }

    private int interpret(LabProcess process, Streams streams) throws IOException, InterruptedException {
        if (!CommandText.isAnnouncedBy(request)) {
            return new Shell(machine, process, streams).run(request);
        }
        CommandText command = CommandText.read(in);
        if (!command.marker().isEmpty()) {
            streams.complain(command.marker() + " " + process.id() + " \n");
            streams.print(command.marker() + "\n");
        }
        if (ProcessQuestion.isOne(command.text())) {
            return ProcessQuestion.answer(command.text(), machine, streams);
        }
        return new Shell(machine, process, streams).run(command.text());
    }
}
