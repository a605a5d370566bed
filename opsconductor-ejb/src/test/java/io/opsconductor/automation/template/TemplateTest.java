package io.opsconductor.automation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${params.x}",
                "${steps.uptime.output}",
                "${steps.up-time_2.exitCode}",
                "${target.name}",
                "${target.id}",
                "${target.address}",
                "${target.tags.env}",
                "${target.tags.kubernetes.io/role}",
                "${secrets.token}",
                "${secrets.Data base.password}",
                "${execution.id}",
                "${execution.number}",
                "${raw:params.x}"
            })
    void everyReferenceOfOursIsReplaced(String text) {
        assertThat(Template.parse("a " + text + " b").render(r -> {
                    assertThat(r).hasToString(text);
                    return "value";
                }))
                .isEqualTo("a value b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${HOME}",
                "${x:-y}",
                "${#x}",
                "${targets}",
                "${params}",
                "${parameters.x}",
                "$HOME",
                "$",
                "${",
                "a$${",
                "}"
            })
    void everythingElseIsLeftToTheShell(String text) {
        String expected = text.replace("$${", "${");
        assertThat(Template.parse(text).references()).isEmpty();
        assertThat(Template.parse(text).render(r -> "never")).isEqualTo(expected);
    }

    @Test
    void doubledDollarEscapes() {
        assertThat(Template.parse("$${params.x} ${params.x} $$${params.x}").render(r -> "v"))
                .isEqualTo("${params.x} v $${params.x}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${params.}",
                "${params.a.b}",
                "${params.x:-y}",
                "${params.x y}",
                "${steps.uptime}",
                "${steps.uptime.stdout}",
                "${target.os}",
                "${target.tags}",
                "${target.tags.}",
                "${secrets.a.}",
                "${execution.secret}",
                "${raw:HOME}",
                "${raw:}",
                "${params.x",
                "${params.x\n}"
            })
    void malformedReferenceIsAFault(String text) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(TemplateFault.class);
    }

    @Test
    void valueIsNeverReadAsATemplateAgain() {
        assertThat(Template.parse("${params.x}").render(r -> "${secrets.token}"))
                .isEqualTo("${secrets.token}");
    }

    @Test
    void valueWithNulIsRefused() {
        assertThatThrownBy(() -> Template.parse("${params.x}").renderShell(r -> "a\0b"))
                .isInstanceOf(UnresolvedReference.class)
                .hasMessageContaining("NUL")
                .hasMessageNotContaining("a\0b");
    }
}
