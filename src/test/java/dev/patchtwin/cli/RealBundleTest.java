package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import dev.patchtwin.conform.Gcc;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first bundle, as users meet it: what the README shows is what comes out. */
class RealBundleTest {
    private static final String FIRST = "kvm-reclaim-external-sp";

    @TempDir
    Path witnesses;

    private String run(int expectedCode, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false).run(args);
        assertThat(err.toString().lines().filter(line -> !line.contains(": note: fill in To and Cc")))
                .isEmpty();
        assertThat(code).isEqualTo(expectedCode);
        return out.toString();
    }

    private static String withoutSeconds(String text) {
        return text.replaceAll("in \\d+\\.\\d s", "in N s").replaceAll("\"seconds\" : [0-9.E-]+", "\"seconds\" : N");
    }

    @Test
    void theReadmeShowsWhatTheCheckPrintsAndTheDocumentationTheReplyThatItWrites() throws Exception {
        Gcc.required();
        Path reply = witnesses.resolve("reply.txt");
        String printed = run(0, "check", FIRST, "--reply", reply.toString()).strip();
        require(
                "docs/reply.md",
                "./patchtwin check " + FIRST + " --reply -",
                Files.readString(reply).strip());
        require("README.md", "./patchtwin check " + FIRST, printed);
    }

    @Test
    void theReadmeListsTheBundles() throws Exception {
        require("README.md", "./patchtwin list", run(0, "list").strip());
    }

    @Test
    void theReadmeShowsTheSilentLeakAsItIsFound() throws Exception {
        String out = run(1, "check", FIRST, "--no-declared", "--no-conform");
        String finding = out.substring(out.indexOf("DIFFERENT on silence"));
        require("README.md", "./patchtwin check " + FIRST + " --no-declared", finding.substring(0, finding.indexOf("\n\n")));
    }

    /**
     * Compares the block that follows a command's mark with what the command prints. With {@code -Dreadme.update} the
     * block is replaced, and the test fails all the same, so that nothing is accepted unseen.
     */
    private static void require(String name, String command, String printed) throws IOException {
        Path file = Path.of(name);
        String text = Files.readString(file);
        String mark = "<!-- output of: " + command + " -->\n```\n";
        assertThat(text).contains(mark);
        int start = text.indexOf(mark) + mark.length();
        int end = text.indexOf("\n```", start);
        if (System.getProperty("readme.update") != null) {
            Files.writeString(file, text.substring(0, start) + printed + text.substring(end));
        }
        assertThat(withoutSeconds(text.substring(start, end)))
                .as("%s, output of %s; -Dreadme.update writes it anew", name, command)
                .isEqualTo(withoutSeconds(printed));
    }

    /** Below a root without golden traces, so that everything has to be found and shrunk. */
    @Test
    void withoutTheDeclaredDifferencesExactlyThreeChannelsDiffer() throws Exception {
        Bundle bundle = Bundle.read(Path.of("patches", FIRST));
        CheckOptions options =
                CheckOptions.standard(witnesses).withoutDeclared().withWitnesses(witnesses);
        CheckResult result = Check.run(bundle, options, Watch.NOBODY);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        Map<String, Integer> lengths = result.findings().stream()
                .collect(Collectors.toMap(
                        Finding::channel, f -> f.witness().steps().size()));
        assertThat(lengths).isEqualTo(Map.of("warnings", 6, "panic", 7, "silence", 6));
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        String witness = witnesses.toString();
        String[] args = {
            "check", "kvm-free-external-spt-void", "--no-conform", "--json", "--operations", "300000", "--witness", witness, "--threads", "1"
        };
        String one = run(0, args);
        args[args.length - 1] = "2";
        assertThat(withoutSeconds(run(0, args)).replace("\"threads\" : 2", "\"threads\" : 1"))
                .isEqualTo(withoutSeconds(one));
    }
}
