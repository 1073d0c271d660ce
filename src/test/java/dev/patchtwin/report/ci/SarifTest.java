package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.GateSamples;
import dev.patchtwin.report.Samples;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SarifTest {
    /** As OASIS publishes it; it lies in a library of others. */
    private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

    private static String sarif(CiRun run) throws IOException {
        return CiSamples.written(run, Sarif::write);
    }

    private static JsonNode only(CiRun run) throws IOException {
        return new ObjectMapper().readTree(sarif(run)).get("runs").get(0);
    }

    private static List<JsonNode> results(CiRun run) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        only(run).get("results").forEach(results::add);
        return results;
    }

    private static JsonNode at(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        assertThat(found.isMissingNode()).as(pointer).isFalse();
        return found;
    }

    @Test
    void everyRunIsValidByThePublishedSchema() throws IOException {
        Schema schema;
        try (InputStream in = Objects.requireNonNull(SarifTest.class.getResourceAsStream(SCHEMA))) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in);
        }
        for (CiRun run : List.of(
                CiSamples.passing(),
                CiSamples.failing(),
                CiSamples.hostile(),
                CiSamples.check(Verdict.DIFFERENT, Samples.finding()),
                CiSamples.check(Verdict.EQUIVALENT),
                CiSamples.many(3, Level.ERROR, 1_500, ""))) {
            assertThat(schema.validate(
                            sarif(run),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .isEmpty();
        }
        String wrong = sarif(CiSamples.passing()).replace("\"ruleId\"", "\"rule\"");
        assertThat(schema.validate(wrong, InputFormat.JSON))
                .as("the schema is looked at")
                .isNotEmpty();
    }

    @Test
    void aResultNamesItsPlaceItsWitnessAndItsCommand() throws IOException {
        JsonNode result = results(CiSamples.failing()).stream()
                .filter(r -> r.get("ruleId").asString().equals("PT001"))
                .findFirst()
                .orElseThrow();
        assertThat(at(result, "/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo(GateSamples.MODEL);
        assertThat(at(result, "/locations/0/physicalLocation/artifactLocation/uriBaseId")
                        .asString())
                .isEqualTo("%SRCROOT%");
        assertThat(result.at("/locations/0/physicalLocation/region").isMissingNode())
                .as("no line is known, so none is named")
                .isTrue();
        assertThat(at(result, "/message/text").asString())
                .contains(
                        "Witness: target/witness/toy/warnings.trace",
                        "Again: " + GateSamples.AGAIN + " --only toy-after");
        assertThat(at(result, "/level").asString()).isEqualTo("error");
        assertThat(at(result, "/attachments/0/artifactLocation/uri").asString())
                .isEqualTo("target/witness/toy/warnings.trace");
        JsonNode steps = at(result, "/codeFlows/0/threadFlows/0/locations");
        assertThat(steps.size()).isEqualTo(2);
        assertThat(at(steps, "/1/location/physicalLocation/region/startLine").asInt())
                .as("its line in the trace, below its answer")
                .isEqualTo(6);
        assertThat(at(steps, "/1/location/message/text").asString())
                .contains("step 2: map gfn=2", "!= warnings", "base: old 2", "head: new 2");
    }

    @Test
    void linesAreNamedWhereTheyAreKnown() throws IOException {
        List<String> places = new ArrayList<>();
        for (JsonNode result : results(CiSamples.failing())) {
            JsonNode place = at(result, "/locations/0/physicalLocation");
            places.add(place.at("/artifactLocation/uri").asString() + ":"
                    + place.at("/region/startLine").asInt(0));
        }
        assertThat(places)
                .contains("golden/stale/panic.expected:7", "patches/toy/toy.txt:17", "patches/broken/twin.yaml:12");
    }

    private static List<String> fingerprints(CiRun run) throws IOException {
        return results(run).stream()
                .map(r -> at(r, "/partialFingerprints/patchtwin~1v1").asString())
                .toList();
    }

    @Test
    void aFingerprintChangesWithNeitherLineNorWitnessAndEveryFindingHasItsOwn() throws IOException {
        List<String> prints = fingerprints(CiSamples.failing());
        assertThat(new HashSet<>(prints)).hasSameSizeAs(prints);
        assertThat(fingerprints(CiSamples.failing())).isEqualTo(prints);
        CiFinding one = finding("DIFFERENT after 2 operations", 61, 2);
        CiFinding moved = finding("DIFFERENT after 9 operations", 75, 9);
        assertThat(fingerprints(of(moved))).isEqualTo(fingerprints(of(one)));
        assertThat(new HashSet<>(fingerprints(of(one, moved))))
                .as("both of them in one run")
                .hasSize(2);
    }

    /** What is shown beside an old finding by its fingerprint must not be lost because somebody tidied this up. */
    @Test
    void aFingerprintIsTheSameInEveryVersion() throws IOException {
        assertThat(fingerprints(of(finding("x", 1, 1)))).containsExactly("0729edd2b0fcbb0c942bc82714c43760");
    }

    private static CiFinding finding(String message, int line, int steps) {
        return new CiFinding(
                CiRule.DIFFERENCE,
                Level.ERROR,
                List.of("toy", "channel", "pages", "DIFFERENCE"),
                message,
                List.of(),
                List.of(new CiPlace("patches/toy/toy.txt", line, "the patch")),
                java.util.Optional.of(CiSamples.witness(steps, "w")),
                "again");
    }

    private static CiRun of(CiFinding... findings) {
        CiCase one = new CiCase("c", CiCase.Outcome.FAIL, "m", List.of(), List.of(findings), 0);
        return CiSamples.run(List.of(new CiSuite("s", "", "v", List.of(one), "again", 0)), List.of(), "t");
    }

    @Test
    void theExitCodeTheRulesAndTheOriginAreThere() throws IOException {
        JsonNode run = only(CiSamples.failing()
                .with(
                        CiOrigin.of(java.util.Map.of(
                                "GITHUB_SERVER_URL",
                                "https://git.example",
                                "GITHUB_REPOSITORY",
                                "a/b",
                                "GITHUB_SHA",
                                "abc")),
                        1));
        assertThat(at(run, "/invocations/0/exitCode").asInt()).isEqualTo(1);
        assertThat(at(run, "/automationDetails/id").asString()).isEqualTo("patchtwin/gate/");
        assertThat(at(run, "/versionControlProvenance/0/repositoryUri").asString())
                .isEqualTo("https://git.example/a/b");
        assertThat(at(run, "/versionControlProvenance/0/revisionId").asString()).isEqualTo("abc");
        assertThat(at(run, "/tool/driver/rules").size()).isEqualTo(CiRule.values().length);
        for (JsonNode result : run.get("results")) {
            int index = result.get("ruleIndex").asInt();
            assertThat(at(run, "/tool/driver/rules/" + index + "/id").asString())
                    .isEqualTo(result.get("ruleId").asString());
        }
    }

    @Test
    void hostileTextIsReadBackAsTextAndIsNeverALinkOrAPlaceOfAnArgument() throws IOException {
        JsonNode result = results(CiSamples.hostile()).get(0);
        String text = at(result, "/message/text").asString();
        assertThat(text).contains("]]> <b>&amp;</b>", "\\u001b[2J", "{{0}}", "[x] (http://evil.example)");
        assertThat(at(result, "/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .startsWith("%5D%5D%3E%20%3Cb%3E%26amp%3B%3C/b%3E")
                .doesNotContain(":");
        assertThat(at(result, "/relatedLocations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .startsWith("file:///");
    }

    @Test
    void moreThanHostsShowIsLeftOutAndTheFileSaysSo() throws IOException {
        JsonNode long1 = only(CiSamples.many(1, Level.ERROR, 1_500, ""));
        JsonNode steps = at(long1, "/results/0/codeFlows/0/threadFlows/0/locations");
        assertThat(steps.size()).isEqualTo(SarifFlows.MOST_STEPS);
        assertThat(at(steps, "/0/location/message/text").asString()).startsWith("the first 501 steps are left out");
        assertThat(at(steps, "/999/location/message/text").asString()).startsWith("step 1500: ");
        assertThat(notifications(long1)).anyMatch(n -> n.contains("501 steps are left out of the code flow"));

        JsonNode all = only(CiSamples.many(14, Level.ERROR, 900, ""));
        int count = 0;
        for (JsonNode result : all.get("results")) {
            count += result.at("/codeFlows/0/threadFlows/0/locations").size();
        }
        assertThat(count).isEqualTo(SarifFlows.MOST_IN_ALL);

        JsonNode many = only(CiSamples.many(5_010, Level.WARNING, 0, ""));
        assertThat(many.get("results").size()).isEqualTo(Sarif.MOST_RESULTS);
        assertThat(notifications(many)).anyMatch(n -> n.startsWith("10 results are left out"));
    }

    private static List<String> notifications(JsonNode run) {
        List<String> texts = new ArrayList<>();
        at(run, "/invocations/0/toolExecutionNotifications")
                .forEach(n -> texts.add(n.at("/message/text").asString()));
        return texts;
    }
}
