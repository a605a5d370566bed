package io.opsconductor.web.api.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opsconductor.automation.JobCommand;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.jobfile.JobFiles;
import io.opsconductor.web.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'a','workflow':{'nodes':[null],'edges':[]}} | workflow.nodes[0]",
                "{'name':'a','workflow':{'nodes':[],'edges':[null]}} | workflow.edges[0]",
                "{'name':'a','workflow':{'nodes':[]},'parameters':[null]} | parameters[0]"
            })
    void nothingIsNoItem(String body, String field) {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> JsonBodies.convert(
                        Json.read(body.replace('\'', '"'), com.fasterxml.jackson.databind.JsonNode.class),
                        JobCommand.class));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'a','workflow':{'nodes':[]},'parameters':[null]}                             | parameters[0]",
                "{'jobs':[{'name':'a'},{'name':'b','workflow':{'nodes':[]},'parameters':[null]}]}     | jobs[1].parameters[0]",
                "{'jobs':[{'name':'a'},{'nme':'b'}]}                                                  | jobs[1].nme",
                "{'jobs':[null]}                                                                      | jobs[0]"
            })
    void noJobOfAFileIsTakenInWhereOneIsMalformed(String file, String field) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> JobFiles.read(file.replace('\'', '"').getBytes(StandardCharsets.UTF_8), null));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
    }
}
