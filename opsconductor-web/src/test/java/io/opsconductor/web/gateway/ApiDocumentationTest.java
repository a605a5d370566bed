package io.opsconductor.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiDocumentationTest {
    private static final Path PAGE = Path.of("src/main/webapp/static/api-docs.html");

    @Test
    void pageRefersToTheVersionThatIsPackaged() throws IOException {
        Matcher assets = Pattern.compile("\"(/webjars/[^\"]+)\"").matcher(Files.readString(PAGE));

        int found = 0;
        while (assets.find()) {
            found++;
            assertThat(getClass().getResource("/META-INF/resources" + assets.group(1)))
                    .as(assets.group(1))
                    .isNotNull();
            assertThat(OpenPaths.contain(assets.group(1))).isTrue();
        }
        assertThat(found).isEqualTo(2);
    }
}
