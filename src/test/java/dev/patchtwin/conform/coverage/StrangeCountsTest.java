package dev.patchtwin.conform.coverage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeCountsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"files\": [{\"file\": [{\"file\": \"mm/toy.c\", \"count\": 2}, 1]}]}",
                "{\"files\": [{\"file\": {\"lines\": []}}]}",
                "{\"files\": [{\"file\": null}]}"
            })
    void aNameOfAFileThatIsNoTextEndedTheProgram(String json) {
        ByteArrayInputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> GcovJson.read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected VALUE_STRING");
    }
}
