package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail whose lines are commands for the host whose log they are printed to. */
class ActionsLogTest {
    private static final String MAIL = """
            From: A <a@example.org>
            Date: Tue, 3 Feb 2026 10:00:00 +0000
            Subject: ::stop-commands::none
            Message-ID: <a@example.org>

            > diff --git a/a.c b/a.c
            > --- a/a.c
            > +++ b/a.c
            > @@ -1,2 +1,2 @@ int f(void)
            >  int a;
            > -int b;
            > +int c;

            ::add-mask::EQUIVALENT
               ##[error]no
            It is ::error::in the middle.
            """;

    @TempDir
    Path folder;

    private String run(Map<String, String> environment, String command) throws IOException {
        Path mail = Files.writeString(folder.resolve("mail"), MAIL);
        Files.createDirectories(folder.resolve("patches"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(environment)
                .run(List.of("patch", command, mail.toString()).toArray(String[]::new));
        return out + "\n" + err;
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "remarks", "functions"})
    void aLineOfAMailWasACommandToTheHost(String command) throws IOException {
        assertThat(run(Map.of("GITHUB_ACTIONS", "true"), command))
                .contains("a.c")
                .doesNotContainPattern("(?m)^\\s*(::|##\\[)");
    }

    @Test
    void itIsShownByItsCodeAndElsewhereAsItIs() throws IOException {
        assertThat(run(Map.of("GITHUB_ACTIONS", "true"), "show")).contains("\\u003a:stop-commands::none\n");
        assertThat(run(Map.of("GITHUB_ACTIONS", "true"), "remarks"))
                .contains("\\u003a:add-mask::EQUIVALENT\n", "\\u0023#[error]no\n", "It is ::error::in the middle.\n");
        assertThat(run(Map.of(), "show")).contains("\n::stop-commands::none\n".strip());
    }
}
