package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What well-behaved and wrong programs come to in the box. */
class BoxTest {
    private static final String ECHO = """
            #include <stdio.h>
            int main(void)
            {
                char line[100];

                while (fgets(line, sizeof(line), stdin)) {
                    printf("heard %s", line);
                    fflush(stdout);
                }
                return 3;
            }
            """;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.in(folder);
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void aProgramThatAnswersIsLeftInPeace(Flavour flavour) throws IOException {
        Path program = lab.program(ECHO, flavour);
        try (BoxedProcess process = lab.box().start(program, folder, Limits.of(flavour))) {
            for (int i = 0; i < 100; i++) {
                process.toProgram().write(("word " + i + "\n").getBytes(StandardCharsets.UTF_8));
                process.toProgram().flush();
                String answer = "heard word " + i + "\n";
                assertThat(new String(process.fromProgram().readNBytes(answer.length()), StandardCharsets.UTF_8))
                        .isEqualTo(answer);
            }
            process.toProgram().close();
            assertThat(process.fromProgram().read()).isEqualTo(-1);
            assertThat(process.ending()).isEqualTo(new Ending.Exited(3));
        }
        assertThat(Files.exists(folder.resolve("toy-toy.gcda"))).isEqualTo(flavour == Flavour.COVERAGE);
    }
}
