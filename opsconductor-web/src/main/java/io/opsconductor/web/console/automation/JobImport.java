package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ImportReport;
import io.opsconductor.automation.JobDocument;
import io.opsconductor.automation.JobExchange;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Viewer;
import io.opsconductor.web.jobfile.JobFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes jobs of a file in and tells what became of each. */
@Named
@RequestScoped
public class JobImport {
    private static final int LARGEST = 4 * 1024 * 1024;

    @Inject
    private JobExchange exchange;

    @Inject
    private Viewer viewer;

    private Part file;
    private String text;
    private ImportReport report;

    /** Reads the file, or the text where there is none. */
    public void read() throws IOException {
        byte[] body = body();
        boolean json = new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{");
        JobFiles.Content content =
                JobFiles.read(body, json ? MediaType.APPLICATION_JSON_TYPE : MediaType.valueOf(JobFiles.YAML));
        List<JobDocument> documents = content.single() == null ? content.several() : List.of(content.single());
        report = exchange.importAll(viewer.caller(), documents);
        text = null;
    }

    private byte[] body() throws IOException {
        if (file != null && file.getSize() > 0) {
            if (file.getSize() > LARGEST) {
                throw Problem.invalid("file", "must not be larger than 4 MiB");
            }
            return file.getInputStream().readAllBytes();
        }
        if (text == null) {
            throw Problem.invalid("file", "choose a file, or paste its contents");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public ImportReport getReport() {
        return report;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
