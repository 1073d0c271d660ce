package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.GateSamples;
import dev.patchtwin.report.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitXmlTest {
    /** Unpacked by the build out of the sources of a release of Surefire. */
    private static final Path SUREFIRE = Path.of("target/schemas/surefire-test-report.xsd");

    /** Put there by .ci/run, out of a package of npm. */
    private static final Path JENKINS = Path.of("target/schemas/jenkins-junit.xsd");

    private static String xml(CiRun run) throws IOException {
        return CiSamples.written(run, JunitXml::write);
    }

    private static List<CiRun> runs() {
        return List.of(
                CiSamples.passing(),
                CiSamples.failing(),
                CiSamples.hostile(),
                CiSamples.check(Verdict.DIFFERENT, Samples.finding()),
                CiSamples.check(Verdict.EQUIVALENT));
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document document, String name, Predicate<Element> which) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            if (which.test(element)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static void validate(Path schema, String xml) throws SAXException, IOException {
        SchemaFactory.newDefaultInstance()
                .newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    /** The schema of Surefire knows one suite to a file, so each suite is taken for one. */
    @Test
    void everySuiteIsValidByTheSchemaThatMavenPublishes() throws Exception {
        assertThat(SUREFIRE).exists();
        for (CiRun run : runs()) {
            List<Element> suites = elements(parsed(xml(run)), "testsuite", e -> true);
            assertThat(suites).hasSameSizeAs(run.suites());
            for (Element suite : suites) {
                validate(SUREFIRE, text(suite));
            }
        }
    }

    private static String text(Element element) throws TransformerException, ParserConfigurationException {
        StringWriter out = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(element), new StreamResult(out));
        return out.toString();
    }

    @Test
    void theWholeIsValidByTheSchemaOfJenkins() throws Exception {
        assumeTrue(Files.exists(JENKINS), JENKINS + " is put there by .ci/run; without it this is skipped");
        for (CiRun run : runs()) {
            validate(JENKINS, xml(run));
        }
    }

    @Test
    void theCountsAreThoseOfTheCases() throws Exception {
        CiRun run = CiSamples.failing();
        Document document = parsed(xml(run));
        for (Element suite : elements(document, "testsuite", e -> true)) {
            for (String[] pair : new String[][] {
                {"failures", "failure"}, {"errors", "error"}, {"skipped", "skipped"}, {"tests", "testcase"}
            }) {
                assertThat(suite.getAttribute(pair[0]))
                        .as(suite.getAttribute("name") + " " + pair[0])
                        .isEqualTo(String.valueOf(
                                suite.getElementsByTagName(pair[1]).getLength()));
            }
        }
        assertThat(document.getDocumentElement().getAttribute("failures"))
                .isEqualTo(String.valueOf(run.count(CiCase.Outcome.FAIL)));
    }

    @Test
    void aFailureNamesTheWitnessThePlaceAndTheCommand() throws Exception {
        Document document = parsed(xml(CiSamples.failing()));
        Element failure = (Element)
                elements(document, "testcase", e -> e.getAttribute("name").equals("model toy-after"))
                        .get(0)
                        .getElementsByTagName("failure")
                        .item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("PT001");
        assertThat(failure.getAttribute("message")).contains("changed");
        assertThat(failure.getTextContent())
                .contains("at " + GateSamples.MODEL + ": the model's source")
                .contains("answer reclaim sept attempt=1 -> BUSY")
                .contains("   != warnings     old 2                                   | new 2")
                .contains("Witness file: target/witness/toy/warnings.trace")
                .contains("Again: " + GateSamples.AGAIN + " --only toy-after");
        assertThat(elements(document, "skipped", e -> true))
                .anyMatch(e -> e.getTextContent().startsWith("known from an earlier run on the same files: "));
    }

    @Test
    void hostileTextIsReadBackAsText() throws Exception {
        Document document = parsed(xml(CiSamples.hostile()));
        assertThat(elements(document, "script", e -> true)).isEmpty();
        Element failure = elements(document, "failure", e -> true).get(0);
        assertThat(failure.getTextContent())
                .contains(
                        "]]> <b>&amp;</b>",
                        "\\u0001\\u001b[2J \\u202e\\u2028 \\ufffe \\ud800 \uD83D\uDC27",
                        "</failure>");
        assertThat(failure.getAttribute("message"))
                .contains("<script>x</script>", "\"q\" 'a'")
                .doesNotContain("\n");
    }

    @Test
    void aVeryLongWitnessIsCutWhereItIsStillShortAndSaysSo() throws Exception {
        String xml = xml(CiSamples.many(1, CiFinding.Level.ERROR, 5_000, ""));
        assertThat(xml.lines().count()).isLessThan(300);
        assertThat(xml).contains("Witness, without the first ", "op=5000 w0").doesNotContain("op=1 w0");
    }
}
