package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.Declaration;
import dev.patchtwin.gate.GateChange;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.GateVerdict;
import dev.patchtwin.gate.ModelOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GateReportTest {
    private static final Path SCHEMA = Path.of("docs/gate.schema.json");
    private static final String EVIL = "\u001b[2J\u202e";

    private static String screen(GateResult result) {
        StringWriter text = new StringWriter();
        new GateReport(new PrintWriter(text), Palette.plain()).print(result);
        return text.toString();
    }

    private static String json(GateResult result) throws IOException {
        StringWriter text = new StringWriter();
        new JsonReport(new PrintWriter(text)).gate(result);
        return text.toString();
    }

    @Test
    void aPassingGateFitsOneScreenAndSaysWhatItPromises() {
        assertThat(screen(GateSamples.passing())).isEqualTo("""
                Gate: origin/main -> HEAD
                  range     3 commits from 1a2b3c4d5e6f to 998877665544
                  changed   1 file of models, for toy-after: src/main/java/toy/After.java

                  model       gate  outcome
                  toy-before  pass  Its meaning is kept, complete within small.
                  toy-after   pass  changed, as shown and declared

                  bundle      gate  outcome
                  toy         pass  changed; checked whole: EQUIVALENT WITHIN BOUNDS
                  untouched   pass  untouched: nothing changed that it depends on; nothing was
                                    run
                  remembered  pass  changed; known from an earlier run on the same files
                  replayed    pass  its models' sources changed, and their meaning did not; its
                                    claims and golden traces were verified

                toy-after: changed
                  in src/main/java/toy/After.java
                  in src/main/java/toy/World.java
                  Shown and declared.

                DIFFERENT on warnings after 2 operations, found by exploring small
                step  operation
                      channel      base                                    | head
                   1  map gfn=1
                      warnings     old 1
                   2  map gfn=2
                        answer reclaim sept attempt=1 -> BUSY
                   != warnings     old 2                                   | new 2
                Again: ./patchtwin gate --base origin/main --only toy-after

                DIFFERENT on returns after 3 operations, found by exploring small
                Again: ./patchtwin gate --base origin/main --only toy-after

                PASS: of 2 models whose sources changed, 1 kept their meaning completely
                  within the bounds, 1 changed their meaning as shown and declared
                  A declaration that nothing needed: 'Model-Change: other: why' in commit
                  99887766.
                Again: ./patchtwin gate --base origin/main
                """);
    }

    @Test
    void aFailingGateSaysWhatToDoAndEndsWithTheCommand() {
        String screen = screen(GateSamples.failing());
        assertThat(screen)
                .contains("  range     3 commits from 1a2b3c4d5e6f to the files as they are\n")
                .contains("1 file of golden traces, for lost: golden/toy/panic.trace (gone)")
                .contains("  toy-after   FAIL  changed")
                .contains("toy-after: changed\n")
                .contains("  Nobody declared it: add a trailer 'Model-Change: toy-after: REASON'.\n")
                .contains("patches/broken/twin.yaml:12: error: there is no world 'lage'")
                .contains("NOT AS EXPECTED golden/stale/panic.trace, from line 7 of golden/stale/panic.expected on")
                .contains("FAIL: 2 models and 5 bundles do not pass; above stands why, and what to do\n")
                .endsWith("Again: " + GateSamples.AGAIN + "\n");
        assertThat(screen.lines()).allMatch(line -> line.length() <= Palette.plain().table());
    }

    @ParameterizedTest
    @EnumSource(GateVerdict.class)
    void everyVerdictSaysWhatItPromises(GateVerdict verdict) {
        GateResult sample = GateSamples.passing();
        String screen = screen(new GateResult(
                sample.range(), List.of(), List.of(), List.of(), List.of(), verdict, GateSamples.AGAIN, 1));
        assertThat(screen).contains("changed   nothing that a verdict depends on", "\n" + verdict.text() + ": ");
    }

    private static GateResult hostile() {
        GateRange range = new GateRange(EVIL, EVIL, EVIL, Optional.of(EVIL), 1);
        Declaration declaration = new Declaration(EVIL, EVIL, EVIL);
        GateChange change = new GateChange(EVIL, GateChange.How.ADDED, GateChange.Part.OTHER, List.of(EVIL));
        ModelOutcome sample = GateSamples.changed();
        ModelOutcome model = new ModelOutcome(
                EVIL,
                EVIL,
                sample.meaning(),
                List.of(EVIL),
                Optional.empty(),
                Optional.empty(),
                sample.findings(),
                List.of(new ModelOutcome.Shown(EVIL, EVIL)),
                Optional.of(declaration),
                false,
                List.of(EVIL),
                false);
        BundleOutcome bundle = new BundleOutcome(
                EVIL,
                BundleOutcome.State.CHANGED,
                BundleOutcome.Work.REPLAYED,
                Optional.empty(),
                List.of(),
                List.of(EVIL),
                Optional.of(declaration),
                false,
                List.of(EVIL));
        return new GateResult(
                range, List.of(change), List.of(model), List.of(bundle), List.of(EVIL), GateVerdict.FAIL, EVIL, 1);
    }

    @Test
    void nothingInItSteersATerminal() throws IOException {
        assertThat(screen(hostile())).doesNotContain("\u001b", "\u202e").contains("\\u001b[2J\\u202e");
        assertThat(json(hostile())).doesNotContain("\u001b", "\u202e");
        JsonNode read = new ObjectMapper().readTree(json(hostile()));
        assertThat(read.at("/range/base").asString())
                .as("JSON keeps what it was")
                .isEqualTo(EVIL);
    }

    @Test
    void jsonIsValidByTheSchemaWhichKnowsEveryField() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        for (GateResult result : List.of(GateSamples.passing(), GateSamples.failing(), hostile())) {
            assertThat(schema.validate(json(result), InputFormat.JSON)).isEmpty();
        }
        for (String field : List.of(
                "verdict", "meaning", "declared", "repro", "concerns", "witnesses", "how", "commits", "goldens")) {
            String without = json(GateSamples.failing()).replace("\"" + field + "\" :", "\"other\" :");
            assertThat(schema.validate(without, InputFormat.JSON))
                    .as("without " + field)
                    .isNotEmpty();
        }
    }

    @Test
    void jsonSaysWhatTheResultSays() throws IOException {
        GateResult result = GateSamples.failing();
        JsonNode read = new ObjectMapper().readTree(json(result));
        assertThat(read.at("/verdict").asString()).isEqualTo("FAIL");
        assertThat(read.at("/range/end").isNull()).isTrue();
        assertThat(read.at("/models").size()).isEqualTo(result.models().size());
        assertThat(read.at("/models/1/witnesses/0/repro").asString())
                .isEqualTo(GateSamples.AGAIN + " --only toy-after");
        assertThat(read.at("/bundles/3/goldens/1/line").asInt()).isEqualTo(7);
        assertThat(read.at("/bundles/4/check/verdict").asString()).isEqualTo("DIFFERENT");
        assertThat(read.at("/bundles/0/errors/0").asString()).contains("twin.yaml:12");
        assertThat(read.at("/seconds").asDouble()).isEqualTo(4.25);
        assertThat(new ObjectMapper()
                        .readTree(json(GateSamples.passing()))
                        .at("/models/1/declared/place")
                        .asString())
                .isEqualTo("commit 99887766");
    }
}
