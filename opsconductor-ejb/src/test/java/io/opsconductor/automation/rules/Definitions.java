package io.opsconductor.automation.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import java.util.List;

/** Writes definitions in tests as a client would, with ' in place of ". */
final class Definitions {
    private Definitions() {}

    static JobDefinition parse(String json) {
        try {
            return Json.MAPPER.readValue(json.replace('\'', '"'), JobDefinition.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The faults of a job with those nodes, edges and parameters, on all targets tagged so. */
    static List<FieldError> faults(String parameters, String nodes, String edges) {
        return JobRules.check(parse("{'parameters': [" + parameters + "], 'workflow': {'nodes': [" + nodes
                        + "], 'edges': [" + edges + "]}, 'targets': {'tags': {'env': 'test'}}}"))
                .all();
    }

    static List<FieldError> faults(String nodes, String edges) {
        return faults("", nodes, edges);
    }

    static String command(String id, String command) {
        return "{'id': '" + id + "', 'type': 'ssh.command', 'with': {'command': '" + command + "'}}";
    }

    static String edge(String from, String to) {
        return "{'from': '" + from + "', 'to': '" + to + "', 'on': 'success'}";
    }
}
