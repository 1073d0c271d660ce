package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail whose title, author, words, paths, code and remark try to steer the terminal of whoever looks at it. */
class HostileMailTest {
    private static final String EVIL = "\u001b[2J\u009b31m\u202eevil\u2066";

    @TempDir
    Path folder;

    private static String mail(String remark) {
        String diff = """
                > diff --git a/mm/EVIL.c b/mm/EVIL.c
                > --- a/mm/EVIL.c
                > +++ b/mm/EVIL.c
                > @@ -1,3 +1,3 @@ EVIL
                >  int EVIL;
                > -int a;
                > +int b; /* EVIL */
                """;
        return ("""
                From: EVIL <evil@example.org>
                Date: Tue, 3 Feb 2026 10:00:00 EVIL
                Subject: Re: [PATCH EVIL] EVIL title
                Message-ID: <EVIL@example.org>

                > Words EVIL.
                >
                > Signed-off-by: EVIL <evil@example.org>
                > ---
                >
                """ + diff + "\n" + remark + "\n\n>  int c;\n").replace("EVIL", EVIL);
    }

    private List<PatchRun> all(String file) {
        return List.of(
                PatchRun.watched("show", file),
                PatchRun.watched("show", file, "--json"),
                PatchRun.watched("functions", file),
                PatchRun.watched("remarks", file),
                PatchRun.watched("remarks", file, "--json"),
                PatchRun.watched("recover", file),
                PatchRun.watched("recover", file, "--json"),
                PatchRun.watched("compare", file, file, "--root", folder.toString()));
    }

    @Test
    void nothingOfItReachesTheTerminal() throws IOException {
        Files.createDirectories(folder.resolve("patches"));
        String file = Files.writeString(folder.resolve("evil.txt"), mail("EVIL remark"))
                .toString();
        for (PatchRun ran : all(file)) {
            String said = withoutColour(ran.out() + ran.err().replace("\r\u001b[K", ""));
            assertThat(said.chars().filter(HostileMailTest::steers)).as(said).isEmpty();
            assertThat(ran.code()).as(said).isNotEqualTo(70);
        }
        assertThat(PatchRun.watched("remarks", file).out()).contains("\\u001b[2J\\u009b31m\\u202eevil\\u2066 remark");
        assertThat(withoutColour(PatchRun.watched("show", file).out())).contains("evil\\u2066\ntitle\n");
    }

    @Test
    void whatIsWrittenForProgramsIsWrittenAsItIs() throws IOException {
        String file =
                Files.writeString(folder.resolve("evil.txt"), mail("A remark")).toString();
        assertThat(PatchRun.of("recover", file).out()).contains("+int b; /* " + EVIL + " */");
    }

    @Test
    void whatIsWrongIsSaidWithoutSteering() throws IOException {
        String file =
                Files.writeString(folder.resolve("evil.txt"), mail("A remark")).toString();
        String err = PatchRun.of("show", file, "--tree", "/no\u001b[31m/such").err();
        assertThat(err).contains("/no\\u001b[31m/such: error: there is no such folder").doesNotContain("\u001b");
    }

    @Test
    void aTerminalIsKnownByItsName() throws IOException {
        Path output = folder.resolve("1");
        for (String name :
                List.of("/dev/pts/3", "/dev/tty", "/dev/ttyS0", "/dev/console", "pipe:[1]", "/dev/null", "/x/pts/3")) {
            Files.createSymbolicLink(output, Path.of(name));
            assertThat(Start.isScreen(output)).as(name).isEqualTo(name.matches("/dev/(pts/3|tty.*|console)"));
            Files.delete(output);
        }
        assertThat(Start.isScreen(output)).isFalse();
    }

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[(1|31|32|39|22|0|21|39;0)*m", "");
    }

    private static boolean steers(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
