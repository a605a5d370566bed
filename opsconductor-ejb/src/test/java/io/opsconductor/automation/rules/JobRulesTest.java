package io.opsconductor.automation.rules;

import static io.opsconductor.automation.rules.Definitions.command;
import static io.opsconductor.automation.rules.Definitions.edge;
import static io.opsconductor.automation.rules.Definitions.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {

    private static ListAssert<String> fields(List<FieldError> faults) {
        return assertThat(faults.stream().map(FieldError::field).toList());
    }

    @Test
    void wholeWorkflowWithoutFaults() {
        assertThat(faults(
                        "{'name': 'service', 'type': 'text', 'required': true}, {'name': 'token', 'type': 'secret'}",
                        "{'id': 'put', 'name': 'Put it there', 'type': 'sftp.upload', 'with': {'content': 'x ${secrets.token}',"
                                + " 'path': '/tmp/${params.service}', 'mode': '0755'}},"
                                + "{'id': 'run', 'type': 'ssh.script', 'with': {'script': 'echo ${params.service}', 'args':"
                                + " ['${target.name}'], 'environment': {'TOKEN': '${secrets.token}'}}, 'timeoutSeconds': 60,"
                                + " 'retry': {'attempts': 2, 'backoffSeconds': 5}, 'idempotent': true, 'join': 'any'},"
                                + command("tell", "echo ${steps.run.exitCode} ${steps.run.output}"),
                        "{'from': 'put', 'to': 'run', 'on': 'always', 'when': 'steps.put.state != \\'failed\\''},"
                                        .replace("\\'", "\\\"")
                                + edge("run", "tell")))
                .isEmpty();
    }

    @Test
    void everyFaultIsReportedAtOnce() {
        fields(faults(
                        "{'name': '1x', 'type': 'colour'}",
                        "{'id': 'a b', 'type': 'ssh.command', 'with': {'comand': 'x'}, 'timeoutSeconds': 0},"
                                + "{'id': 'c', 'type': 'ssh.comand'}",
                        edge("c", "nowhere")))
                .containsExactlyInAnyOrder(
                        "parameters[0].name",
                        "parameters[0].type",
                        "workflow.nodes[0].id",
                        "workflow.nodes[0].with.comand",
                        "workflow.nodes[0].with.command",
                        "workflow.nodes[0].timeoutSeconds",
                        "workflow.nodes[1].type",
                        "workflow.edges[0].to");
    }

    @Test
    void cycleIsNamed() {
        assertThat(faults(
                        command("a", "x") + "," + command("b", "x") + "," + command("c", "x"),
                        edge("a", "b") + "," + edge("b", "c") + "," + edge("c", "b")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("workflow.edges");
                    assertThat(fault.message()).contains("b → c → b");
                });
    }

    @Test
    void idsAreUnique() {
        fields(faults(command("a", "x") + "," + command("a", "y"), "")).containsExactly("workflow.nodes[1].id");
    }

    @Test
    void edgeToItselfAndTwiceTheSame() {
        fields(faults(command("a", "x") + "," + command("b", "x"), edge("a", "b") + "," + edge("a", "b")))
                .containsExactly("workflow.edges[1]");
        fields(faults(command("a", "x"), edge("a", "a"))).contains("workflow.edges[0]");
    }

    @Test
    void edgesBetweenTheSameStepsMayDifferInTheirCondition() {
        String whenZero = "{'from': 'a', 'to': 'b', 'on': 'always', 'when': 'steps.a.exitCode == 0'}";
        String whenTwo = "{'from': 'a', 'to': 'b', 'on': 'always', 'when': 'steps.a.exitCode == 2'}";
        String steps = command("a", "x") + "," + command("b", "x");

        fields(faults(steps, whenZero + "," + whenTwo)).isEmpty();
        fields(faults(steps, whenZero + "," + whenZero)).containsExactly("workflow.edges[1]");
    }

    @Test
    void moreThanAHundredSteps() {
        String nodes =
                IntStream.range(0, 101).mapToObj(i -> command("s" + i, "x")).collect(Collectors.joining(","));
        fields(faults(nodes, "")).containsExactly("workflow.nodes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'command': 7|with.command",
                "'command': ''|with.command",
                "'command': null|with.command",
                "'command': 'x', 'environment': {'A': 1}|with.environment.A",
                "'command': 'x', 'environment': {'A B': 'x'}|with.environment.A B",
                "'command': 'x', 'environment': ['A']|with.environment",
                "'command': 'x', 'stdin': true|with.stdin",
                "'command': 'x', 'credentialId': 'mine'|with.credentialId",
                "'command': 'x', 'shell': 'sh'|with.shell"
            },
            quoteCharacter = '`')
    void settingsFitTheSchema(String with, String field) {
        fields(faults("{'id': 'a', 'type': 'ssh.command', 'with': {" + with + "}}", ""))
                .containsExactly("workflow.nodes[0]." + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${params.unknown}",
                "${steps.unknown.output}",
                "${steps.later.output}",
                "${steps.a.output}",
                "${secrets.plain}",
                "${params.x",
                "${target.colour}"
            })
    void referenceToWhatIsNotThereIsRefused(String reference) {
        fields(faults(
                        "{'name': 'token', 'type': 'secret'}, {'name': 'plain', 'type': 'text'}",
                        "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'x', 'stdin': '" + reference + "'}},"
                                + command("later", "x"),
                        edge("a", "later")))
                .containsExactly("workflow.nodes[0].with.stdin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'login ${secrets.token}'}}",
                "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'login ${raw:secrets.token}'}}",
                "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'login ${params.token}'}}",
                "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'login ${raw:params.token}'}}",
                "{'id': 'a', 'type': 'ssh.script', 'with': {'script': 'login ${secrets.token}'}}",
                "{'id': 'a', 'type': 'ssh.script', 'with': {'script': 'x', 'args': ['${secrets.token}']}}",
                "{'id': 'a', 'type': 'sftp.upload', 'with': {'content': 'x', 'path': '/tmp/${secrets.token}'}}"
            })
    void secretWhereItCouldBeSeenIsRefused(String node) {
        assertThat(faults("{'name': 'token', 'type': 'secret'}", node, ""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("environment", "${"));
    }

    @Test
    void secretParameterMayGoWhereNobodySeesIt() {
        assertThat(faults(
                        "{'name': 'token', 'type': 'secret'}",
                        "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'login', 'stdin': '${params.token}',"
                                + " 'environment': {'TOKEN': '${params.token}'}}}",
                        ""))
                .isEmpty();
    }

    @Test
    void valueWithinTheAuthorsQuotesIsRefusedWithAdvice() {
        assertThat(faults(
                        "{'name': 'x', 'type': 'text'}",
                        "{'id': 'a', 'type': 'ssh.command', 'with': {'command': 'echo \\'${params.x}\\''}}"
                                .replace("\\'", "\\\""),
                        ""))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("workflow.nodes[0].with.command");
                    assertThat(fault.message()).contains("double quotes", "environment");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/sh,0",
        "/bin/bash -e,0",
        "/usr/bin/env bash,0",
        "/usr/bin/python3,1",
        "/usr/bin/env perl,1",
        "fish,1"
    })
    void valueInAScriptNeedsAShellThatQuotesLikePosix(String interpreter, int faults) {
        assertThat(faults(
                        "{'name': 'x', 'type': 'text'}",
                        "{'id': 'a', 'type': 'ssh.script', 'with': {'script': 'print ${params.x}', 'interpreter': '"
                                + interpreter + "'}}",
                        ""))
                .hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource({"/usr/bin/${params.x},1", "/bin/sh -${params.x},1", "/usr/bin/${raw:params.x},0"})
    void valueIsNoPartOfAnInterpreterUnlessItsAuthorSaysSo(String interpreter, int faults) {
        List<FieldError> found = faults(
                "{'name': 'x', 'type': 'text'}",
                "{'id': 'a', 'type': 'ssh.script', 'with': {'script': 'true', 'interpreter': '" + interpreter + "'}}",
                "");

        assertThat(found).hasSize(faults).allSatisfy(fault -> {
            assertThat(fault.field()).isEqualTo("workflow.nodes[0].with.interpreter");
            assertThat(fault.message()).contains("${raw:");
        });
    }

    @Test
    void scriptOverAMebibyteIsTooLargeEvenInADraft() {
        JobDefinition job =
                Definitions.parse("{'workflow': {'nodes': [{'id': 'a', 'type': 'ssh.script', 'with': {'script': '"
                        + "x".repeat(1_048_577) + "'}}]}, 'targets': {'names': ['a']}}");
        Problem problem =
                catchThrowableOfType(Problem.class, () -> JobRules.check(job).orThrow(true));
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.code()).isEqualTo("too-large");
        assertThat(problem.errors().get(0).field()).isEqualTo("workflow.nodes[0].with.script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'parameters': [{'name': 'a~', 'type': 'text'}]                                   | parameters[0].name",
                "'parameters': [{'name': 'a', 'type': 'te~xt'}]                                   | parameters[0].type",
                "'parameters': [{'name': 'a', 'type': 'text', 'label': '~'}]                      | parameters[0].label",
                "'parameters': [{'name': 'a', 'type': 'text', 'help': '~'}]                       | parameters[0].help",
                "'parameters': [{'name': 'a', 'type': 'text', 'pattern': '~'}]                    | parameters[0].pattern",
                "'parameters': [{'name': 'a', 'type': 'text', 'default': '~'}]                    | parameters[0].default",
                "'parameters': [{'name': 'a', 'type': 'choice', 'choices': ['b', '~']}]           | parameters[0].choices[1]",
                "'parameters': [{'name': 'a', 'type': 'choice', 'choices': ['b', null]}]          | parameters[0].choices[1]",
                "'targets': {'names': ['web', 'we~b']}                                            | targets.names[1]",
                "'targets': {'groups': ['~']}                                                     | targets.groups[0]",
                "'targets': {'tags': {'a~': 'b'}}                                                 | targets.tags",
                "'targets': {'tags': {'a': '~'}}                                                  | targets.tags",
                "'targets': {'query': '~'}                                                        | targets.query",
                "'strategy': {'kind': '~'}                                                        | strategy.kind",
                "'strategy': {'kind': 'serial', 'batch': ['~']}                                   | strategy.batch[0]",
                "'workflow': {'nodes': [{'id': 'a~', 'type': 'ssh.command'}]}                     | workflow.nodes[0].id",
                "'workflow': {'nodes': [{'id': 'a', 'type': '~'}]}                                | workflow.nodes[0].type",
                "'workflow': {'nodes': [{'id': 'a', 'type': 'x', 'with': {'b': {'c': ['~']}}}]}   | workflow.nodes[0].with.b.c[0]",
                "'workflow': {'nodes': [{'id': 'a', 'type': 'x', 'with': {'b~': 1}}]}             | workflow.nodes[0].with",
                "'workflow': {'edges': [{'from': 'a~', 'to': 'b', 'on': 'always'}]}               | workflow.edges[0].from",
                "'workflow': {'edges': [{'from': 'a', 'to': 'b', 'on': 'always', 'when': '~'}]}   | workflow.edges[0].when"
            })
    void noDraftHoldsWhatCannotBeKept(String members, String field) {
        String workflow = members.contains("'workflow'") ? "" : ", 'workflow': {}";
        String json = "{" + members.replace("~", "\\u0000") + workflow + "}";

        fields(JobRules.check(Definitions.parse(json)).shape()).containsExactly(field);
    }

    @Test
    void draftMayHaveProblemsButNoMalformedShape() {
        JobDefinition unfinished = Definitions.parse(
                "{'workflow': {'nodes': [" + command("a", "x") + "], 'edges': [" + edge("a", "nowhere") + "]}}");
        assertThat(JobRules.check(unfinished).all()).hasSize(2);
        JobRules.check(unfinished).orThrow(true);

        JobDefinition malformed = Definitions.parse("{'workflow': {'nodes': [{'type': 'ssh.command'}]}}");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> JobRules.check(malformed).orThrow(true));
        fields(problem.errors()).containsExactly("workflow.nodes[0].id");
    }

    @Test
    void stepsOnTargetsWithoutASelectorAreRefused() {
        fields(JobRules.check(Definitions.parse("{'workflow': {'nodes': [" + command("a", "x") + "]}}"))
                        .all())
                .containsExactly("targets");
        fields(JobRules.check(Definitions.parse(
                                "{'workflow': {'nodes': [" + command("a", "x") + "]}, 'targets': {'ids': []}}"))
                        .all())
                .containsExactly("targets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps.a.exitCode ==", "1 + 1", "nowhere.x == 1", "steps.c.exitCode == 0", "params.x == 1"})
    void conditionThatCannotBeAskedIsRefused(String when) {
        fields(faults(
                        command("a", "x") + "," + command("b", "x"),
                        "{'from': 'a', 'to': 'b', 'on': 'success', 'when': '" + when + "'}"))
                .containsExactly("workflow.edges[0].when");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type': 'number', 'default': 'x'|default",
                "'type': 'text', 'default': 7|default",
                "'type': 'text', 'pattern': '[a'|pattern",
                "'type': 'text', 'pattern': '(?=a).*'|pattern",
                "'type': 'text', 'pattern': '(((x{1000}){1000}){1000}){1000}'|pattern",
                "'type': 'text', 'pattern': '((((){1000}){1000}){1000}){1000}'|pattern",
                "'type': 'text', 'pattern': '[a-z]+', 'default': 'A'|default",
                "'type': 'text', 'choices': ['a']|choices",
                "'type': 'choice'|choices",
                "'type': 'choice', 'choices': ['a', 'a']|choices",
                "'type': 'choice', 'choices': ['a'], 'default': 'b'|default",
                "'type': 'multiChoice', 'choices': ['a', 'b'], 'default': ['a', 'c']|default",
                "'type': 'boolean', 'default': 'true'|default",
                "'type': 'date', 'default': '31.1.2026'|default",
                "'type': 'secret', 'default': 'hunter2'|default"
            })
    void parameterMustFitItsType(String parameter, String field) {
        assertThat(faults("{'name': 'x', " + parameter + "}", command("a", "x"), ""))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("parameters[0]." + field);
                    assertThat(fault.message()).doesNotContain("hunter2");
                });
    }

    @Test
    void strategyThatCannotBeRunIsRefused() {
        JobDefinition job = Definitions.parse("{'workflow': {'nodes': [" + command("a", "x")
                + "]}, 'targets': {'names': ['a']}, 'strategy': {'kind': 'wild', 'limit': 0, 'stopAfterFailures': '200%'},"
                + " 'timeoutSeconds': 0}");
        fields(JobRules.check(job).all())
                .containsExactlyInAnyOrder(
                        "strategy.kind", "strategy.limit", "strategy.stopAfterFailures", "timeoutSeconds");
    }
}
