package dev.patchtwin.report.ci;

import dev.patchtwin.report.ci.CiCase.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, in what the readers of it have in common: suites with cases, and in a case at most one element that
 * says what is wrong, or why it was not looked at.
 */
public final class JunitXml {
    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes the run.
     *
     * @param out for UTF-8; is flushed, not closed
     */
    public static void write(CiRun run, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            new JunitXml(xml).write(run);
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(CiRun run) throws XMLStreamException {
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "patchtwin " + run.command());
        attribute("tests", run.cases().count());
        attribute("failures", run.count(Outcome.FAIL));
        attribute("errors", run.count(Outcome.ERROR));
        attribute("time", seconds(run.seconds()));
        for (CiSuite suite : run.suites()) {
            write(run, suite);
        }
        line(0);
        xml.writeEndElement();
    }

    private void write(CiRun run, CiSuite suite) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", suite.cases().size());
        attribute("failures", suite.count(Outcome.FAIL));
        attribute("errors", suite.count(Outcome.ERROR));
        attribute("skipped", suite.count(Outcome.SKIP));
        attribute("time", seconds(suite.seconds()));
        line(2);
        xml.writeStartElement("properties");
        property("title", suite.title());
        property("verdict", suite.verdict());
        property("again", suite.repro());
        property("run", run.title());
        line(2);
        xml.writeEndElement();
        for (CiCase one : suite.cases()) {
            write(suite, one);
        }
        line(1);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void write(CiSuite suite, CiCase one) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("classname", "patchtwin." + suite.name());
        attribute("name", one.name());
        attribute("time", seconds(one.seconds()));
        line(3);
        switch (one.outcome()) {
            case PASS -> text("system-out", passed(one, suite.repro()));
            case SKIP -> text("skipped", List.of(one.message()));
            case ERROR -> wrong("error", suite, one);
            case FAIL -> wrong("failure", suite, one);
        }
        line(2);
        xml.writeEndElement();
    }

    private static List<String> passed(CiCase one, String repro) {
        List<String> lines = new ArrayList<>(List.of(one.message()));
        lines.addAll(one.details());
        if (!one.findings().isEmpty()) {
            lines.addAll(CaseText.lines(one, repro));
        }
        return lines;
    }

    private void wrong(String element, CiSuite suite, CiCase one) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", one.message());
        attribute(
                "type",
                one.findings().isEmpty()
                        ? "verdict"
                        : one.findings().get(0).rule().id());
        xml.writeCharacters(XmlText.of(String.join("\n", CaseText.lines(one, suite.repro()))));
        xml.writeEndElement();
    }

    private void text(String element, List<String> lines) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(XmlText.of(String.join("\n", lines)));
        xml.writeEndElement();
    }

    private void line(int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
    }

    private void attribute(String name, long value) throws XMLStreamException {
        attribute(name, String.valueOf(value));
    }

    /** A reader would make a blank of a line end in here, so that is what is written. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(String.join(" ", value.lines().toList())));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
