package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.conform.Gcc;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformCommandTest {
    private static final Path BUNDLE = Path.of("patches", "kvm-reclaim-external-sp");
    private static final String MAIL = "review-of-rfc-v5-09-of-45.txt";

    private static final String FIRST = "kvm-reclaim-external-sp";

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran run(Map<String, String> environment, String... args) {
        return run(environment, () -> false, args);
    }

    private static Ran run(Map<String, String> environment, BooleanSupplier cancelled, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .with(environment)
                .run(args);
        return new Ran(code, out.toString(), err.toString());
    }

    private static Map<String, String> gcc() {
        return Map.of("PATCHTWIN_CC", Gcc.required().program().toString());
    }

    private Map<String, String> noCompiler() {
        return Map.of("PATH", folder.toString());
    }

    /** A house with the first bundle in it, whose mail has other words in one place. */
    private String house(String from, String to) throws IOException {
        Path bundle = Files.createDirectories(folder.resolve(BUNDLE));
        Files.createDirectories(bundle.resolve("shim"));
        try (Stream<Path> files = Files.walk(BUNDLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, bundle.resolve(BUNDLE.relativize(file).toString()));
            }
        }
        String mail = Files.readString(bundle.resolve(MAIL));
        assertThat(mail).contains(from);
        Files.writeString(bundle.resolve(MAIL), mail.replace(from, to));
        return folder.toString();
    }

    @Test
    void theModelsOfTheFirstBundleFitItsC() throws IOException {
        Ran ran = run(
                gcc(),
                "conform",
                "kvm-reclaim-external-sp",
                "--json",
                "--operations",
                "300",
                "--witness",
                folder.toString());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(ran.err()).isEmpty();
        List<String> scalars = scalars(ran.out());
        assertThat(scalars)
                .contains("/bundles/0/verdict=FITS", "/bundles/0/agrees=true", "/bundles/0/sequences/disagreements=0")
                .contains("/bundles/0/patchLines/added=17", "/bundles/0/patchLines/removed=29")
                .contains("/bundles/0/functions/0/name=free_external_spt", "/bundles/0/functions/0/side=before");
        assertThat(scalars.stream().filter(s -> s.endsWith("/complete=true")))
                .as("functions, and couples in the small world")
                .hasSize(8 + 3);
        assertThat(scalars.stream().filter(s -> s.endsWith("/agree=true"))).hasSize(8);
    }

    private static List<String> scalars(String json) throws IOException {
        List<String> scalars = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    scalars.add(parser.getParsingContext().pathAsPointer() + "=" + parser.getText());
                }
            }
        }
        return scalars;
    }

    @Test
    void cThatDoesSomethingElseThanItsModelReturns1AndIsShown() throws IOException {
        String root = house("+ if (is_mirror_sp(sp))", "+ if (is_mirror_sp(sp) && !shared)");
        Ran ran = run(gcc(), "conform", "--root", root, "--operations", "300");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(ran.out())
                .containsPattern("handle_removed_pt +after +[0-9,]+  DIFFER\n")
                .contains(
                        "C after and Java after DIFFER on ",
                        "The model of handle_removed_pt after the patch does not do")
                .containsPattern("channel +C after +\\| Java after\n")
                .contains("arch/x86/kvm/mmu/tdp_mmu.c:462, line 92 of the mail: call_rcu (1, 1)")
                .contains("MODELS DO NOT FIT THE C: ");
    }

    @Test
    void aCheckSaysThatTheModelsDoNotFit() throws IOException {
        String root = house("+ if (is_mirror_sp(sp))", "+ if (is_mirror_sp(sp) && !shared)");
        Ran ran = run(gcc(), "check", "--root", root, "--operations", "300");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(ran.out()).contains("C after: functions 3 of 4 agree", "\nMODELS DO NOT FIT THE C\n");
    }

    @Test
    void cThatCannotBeCompiledReturns2AndNamesTheLineOfTheMail() throws IOException {
        String root = house("+ if (is_mirror_sp(sp))", "+ if (is_mirror_page(sp))");
        Ran ran = run(gcc(), "conform", "--root", root);
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(MAIL + ":89: arch/x86/kvm/mmu/tdp_mmu.c:459", "is_mirror_page");
    }

    @Test
    void withoutACompilerItSaysSoAndReturns3() {
        Ran ran = run(noCompiler(), "conform");
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ran.out())
                .contains("\nNOT RUN: no C compiler: neither gcc nor clang is on the PATH.\n")
                .contains("bundle    kvm-reclaim-external-sp", "bundle    shared-ring-close")
                .as("where nobody names a bundle, those without shims are not meant")
                .doesNotContain("has no shims");
        assertThat(run(noCompiler(), "conform", "--json").out()).contains("\"skipped\" : \"no C compiler: ");
    }

    @Test
    void aCompilerThatIsNamedAndNotThereReturns2() {
        for (String command : List.of("conform", "check")) {
            Ran ran = run(Map.of("PATCHTWIN_CC", "no-such-cc", "PATH", folder.toString()), command, FIRST);
            assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .startsWith("PATCHTWIN_CC=no-such-cc: no such program is on the PATH")
                    .hasLineCount(1);
        }
    }

    @Test
    void aBundleWithoutShimsCannotBeRunAndACheckOfItIsTheSameWithAndWithout() throws IOException {
        ToyHouse.copyTo(folder);
        Ran ran = run(noCompiler(), "conform", "--root", folder.toString());
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ran.out()).contains("NOT RUN: the bundle has no shims");
        Ran with = run(noCompiler(), "check", "--root", folder.toString());
        assertThat(with.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(with.out()).contains("  conform   not run: the bundle has no shims");
        Ran without = run(noCompiler(), "check", "--no-conform", "--root", folder.toString());
        assertThat(without.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(without.out()).doesNotContain("  conform ").contains(" --no-conform --root ");
    }

    @Test
    void whatIsInterruptedSaysWhatItKnowsAndReturns3() {
        BooleanSupplier afterAWhile = new BooleanSupplier() {
            private int asked;

            @Override
            public synchronized boolean getAsBoolean() {
                return asked++ > 4;
            }
        };
        Ran ran = run(gcc(), afterAWhile, "conform", FIRST, "--operations", "2000000000");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ran.out()).contains("free_external_spt", "\nINTERRUPTED: what was compared by then agrees");
        Ran early = run(gcc(), () -> true, "conform", FIRST);
        assertThat(early.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(early.err()).isEqualTo("patchtwin: interrupted; not run: kvm-reclaim-external-sp\n");
    }
}
