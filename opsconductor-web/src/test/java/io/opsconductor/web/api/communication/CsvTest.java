package io.opsconductor.web.api.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void commasQuotesAndLinesStayWithinTheirCell() throws IOException {
        assertThat(row("a,b", "say \"hi\"", "two\nlines", null, 7))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,7\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =HYPERLINK(\"http://x\")", "\n=1"})
    void noCellIsAFormula(String text) throws IOException {
        assertThat(row(text)).startsWith("\"'");
    }

    private static String row(Object... cells) throws IOException {
        StringWriter out = new StringWriter();
        Csv.row(out, Arrays.asList(cells));
        return out.toString();
    }
}
