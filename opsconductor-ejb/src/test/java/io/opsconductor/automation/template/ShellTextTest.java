package io.opsconductor.automation.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value in shell text is one word, whatever stands in it. */
class ShellTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "two words",
                "'; rm -rf / #",
                "it's",
                "''",
                "'",
                "\\",
                "\\'",
                "\"quoted\"",
                "$(touch /tmp/pwned)",
                "`touch /tmp/pwned`",
                "${HOME}",
                "$HOME",
                "line\nbreak; false",
                "EOF",
                "*",
                "~",
                "-rf",
                "a\tb",
                "grüße 🌍",
                "!!",
                "&& false",
                "# no comment"
            })
    void valueArrivesAsOneWordOfARealShell(String value) throws Exception {
        Template template = Template.parse("printf '%s|' before ${params.x} --x=${params.x} after");
        assertThat(template.shellFaults()).isEmpty();

        String rendered = template.renderShell(reference -> value);

        assertThat(sh(rendered)).isEqualTo("before|" + value + "|--x=" + value + "|after|");
    }

    private static String sh(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new String(out, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${params.x}",
                "echo a${params.x}b",
                "x=${params.x}; echo \"$x\"",
                "echo \"done\" ${params.x} 'more'",
                "echo it\\'s ${params.x}",
                "echo \"a \\\" b\" ${params.x}",
                "echo \"$(date)\" ${params.x}",
                "echo \"$(echo \"a b\")\" ${params.x}",
                "x=$(grep -c ${params.x} /etc/hosts)",
                "(cd ${params.x} && ls)",
                "echo ${HOME} ${params.x}",
                "echo ${#HOME} $# $$ ${params.x}",
                "echo $((1 + 2)) ${params.x}",
                "echo a#b ${params.x}",
                "# it's a comment\necho ${params.x}",
                "cat <<EOF\nit's text\nEOF\necho ${params.x}",
                "cat <<-'EOF'\n\tdon't\n\tEOF\necho ${params.x}",
                "case a in a) echo ${params.x};; esac",
                "for i in 1 2; do echo ${params.x}; done",
                "cat <<<${params.x}",
                "echo \"`date`\" ${params.x}",
                "echo a\\\n#${params.x}",
                "echo \"${raw:params.x}\"",
                "echo '$${params.x}'"
            })
    void valueMayStandWhereTheShellExpectsAWord(String text) {
        assertThat(Template.parse(text).shellFaults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \"${params.x}\"",
                "echo '${params.x}'",
                "echo \"a $(echo \"b ${params.x}\")\"",
                "echo \"$(echo \"a\" ) ${params.x}\"",
                "echo \\${params.x}",
                "# ${params.x}",
                "ls # ${params.x}",
                "cat <<EOF\n${params.x}\nEOF",
                "cat <<'EOF'\n${params.x}\nEOF",
                "cat <<EOF ${params.x}\nEOF",
                "cat <<EOF\ntext\n EOF\necho ${params.x}",
                "echo `echo ${params.x}`",
                "echo `echo \"a\"` ${params.x}",
                "echo $'it\\'s' ${params.x}",
                "echo ${HOME:-${params.x}}",
                "echo \"${x:-'}\" ${params.x}",
                "echo ${x:-{} # } don't\n'${params.x}'",
                "echo $((${params.x} + 1))",
                "echo \"$(case $y in a) echo \"b ${params.x}\" ;; esac)\"",
                "echo a\\ #'\n${params.x}\n'",
                "echo a\\\n#'\n${params.x}\n'",
                "echo $(true)#'\n${params.x}\n'",
                "echo \"one\ntwo ${params.x}\"",
                "cat <<\"A B\"\nA B\necho ${params.x}"
            })
    void valueIsRefusedWhereItCouldGetOutOfQuotes(String text) {
        assertThat(Template.parse(text).shellFaults()).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains("${params.x}", "environment"));
    }

    @Test
    void rawTextIsInsertedOnTheAuthorsWord() {
        assertThat(Template.parse("ls ${raw:params.flags} \"${raw:params.flags}\"")
                        .renderShell(r -> "-l -a"))
                .isEqualTo("ls -l -a \"-l -a\"");
    }
}
