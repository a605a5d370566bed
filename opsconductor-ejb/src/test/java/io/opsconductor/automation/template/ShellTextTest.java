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
        assertThat(template.shellFaults(ShellTextTest::isFigure)).isEmpty();

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
        assertThat(Template.parse(text).shellFaults(ShellTextTest::isFigure)).isEmpty();
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
        assertThat(Template.parse(text).shellFaults(ShellTextTest::isFigure))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("${params.x}", "environment"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ ${params.x} -gt 5 ]] && echo many",
                "[[ -n ${params.x} && 5 -le ${params.x} ]]",
                "[[ -v ${params.x} ]]",
                "test -v ${params.x}",
                "[ -v ${params.x} ]",
                "let x=${params.x}",
                "if let \\\n x=${params.x}; then date; fi",
                "f() { let x=${params.x}; }",
                "(cd /; let x=${params.x})",
                "echo \"$(builtin let x=${params.x})\"",
                "declare -i x=${params.x}",
                "local -ri x=${params.x}",
                "typeset -i x; x=${params.x}",
                "typeset -i x\nx+=${params.x}",
                "declare -ai xs; xs=(1 ${params.x})",
                "declare ${params.x}",
                "declare -n r=x ${params.x}",
                "integer x=${params.x}",
                "a[${params.x}]=1",
                "date; a[${params.x}]+=1",
                "a=([${params.x}]=1)",
                "printf -v ${params.x} text",
                "read -r ${params.x}",
                "unset ${params.x}",
                "wait -p ${params.x} 1"
            })
    void textIsRefusedWhereTheShellCalculates(String text) {
        Template template = Template.parse(text);

        assertThat(template.shellFaults(ShellTextTest::isFigure)).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .contains("${params.x}", "arithmetic", "number"));
        assertThat(template.shellFaults(reference -> true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $[${params.x} + 1]",
                "echo \"$[${params.x} + 1]\"",
                "echo $((${params.x} + 1))",
                "((x = ${params.x}))"
            })
    void evenFiguresAreRefusedWhereQuotesAreNone(String text) {
        assertThat(Template.parse(text).shellFaults(reference -> true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[ ${params.x} == prod && -n $y ]] && echo it",
                "[ ${params.x} = prod ] && [[ $n -gt 5 ]]",
                "[[ $n -gt 5 ]] && echo ${params.x}",
                "echo let x=${params.x}",
                "let x=1; echo ${params.x}",
                "declare -r x=${params.x}",
                "declare -i n=1; x=${params.x}",
                "export PATH=${params.x}:$PATH",
                "a[0]=${params.x}",
                "a=(${params.x} b)",
                "ls [a-z]${params.x} x[${params.x}]",
                "printf '%s' ${params.x}",
                "printf -v x '%s' ${params.x}",
                "read -p ${params.x} -r y",
                "unset -f ${params.x}",
                "make 2>&1 ${params.x}"
            })
    void textMayStandBesideWhatIsCalculated(String text) {
        assertThat(Template.parse(text).shellFaults(ShellTextTest::isFigure)).isEmpty();
    }

    @Test
    void rawTextIsInsertedOnTheAuthorsWord() {
        assertThat(Template.parse("ls ${raw:params.flags} \"${raw:params.flags}\"")
                        .renderShell(r -> "-l -a"))
                .isEqualTo("ls -l -a \"-l -a\"");
    }

    private static boolean isFigure(Reference reference) {
        return false;
    }
}
