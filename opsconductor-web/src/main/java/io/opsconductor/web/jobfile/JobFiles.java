package io.opsconductor.web.jobfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.opsconductor.automation.JobDocument;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.json.JsonBodies;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Jobs as files, in JSON or YAML: one job, or several under {@code jobs}. */
public final class JobFiles {
    /** The media type of YAML. */
    public static final String YAML = "application/yaml";

    private static final ObjectMapper YAML_MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private JobFiles() {}

    /** What a file holds: a single job, or else several. */
    public record Content(JobDocument single, List<JobDocument> several) {}

    /**
     * Reads a file.
     *
     * @param type JSON where it is null
     * @throws Problem 400 if it is no job, naming where
     */
    public static Content read(byte[] body, MediaType type) {
        JsonNode tree;
        try {
            tree = (isJson(type) ? Json.MAPPER : YAML_MAPPER).readTree(body);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Problem.invalid("body", "is not valid " + (isJson(type) ? "JSON" : "YAML") + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tree == null || !tree.isObject()) {
            throw Problem.invalid("body", "must be a job, or an object with a list of jobs");
        }
        if (!tree.has("jobs")) {
            return new Content(document(tree), null);
        }
        if (!tree.get("jobs").isArray()) {
            throw Problem.invalid("jobs", "must be a list");
        }
        List<JobDocument> documents = new ArrayList<>();
        for (int i = 0; i < tree.get("jobs").size(); i++) {
            documents.add(document(tree.get("jobs").get(i), "jobs[" + i + "]"));
        }
        return new Content(null, documents);
    }

    private static JobDocument document(JsonNode tree, String at) {
        if (!tree.isObject()) {
            throw Problem.invalid(at, "must be a job");
        }
        try {
            return document(tree);
        } catch (Problem problem) {
            throw Problem.invalid(problem.errors().stream()
                    .map(error -> new FieldError(at + "." + error.field(), error.message()))
                    .toList());
        }
    }

    private static JobDocument document(JsonNode tree) {
        return JsonBodies.convert(tree, JobDocument.class);
    }

    private static boolean isJson(MediaType type) {
        return type == null || JsonBodies.isJson(type);
    }

    /** The job as YAML. */
    public static String yaml(JobDocument document) {
        try {
            return YAML_MAPPER.writeValueAsString(Json.tree(document));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
