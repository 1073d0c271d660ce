package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.trace.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results, one after the other. */
final class SarifResults {
    /** How many places the hosts show of a result. */
    static final int MOST_PLACES = 100;

    private static final String FINGERPRINT = "patchtwin/v1";
    private static final int FINGERPRINT_DIGITS = 32;

    private final JsonGenerator json;
    private final SarifArtifacts artifacts;
    private final SarifFlows flows;
    private final List<String> capped;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param capped gets what is left out, a sentence each */
    SarifResults(JsonGenerator json, SarifArtifacts artifacts, List<String> capped) {
        this.json = json;
        this.artifacts = artifacts;
        this.capped = capped;
        flows = new SarifFlows(json, artifacts, capped);
    }

    void write(CiFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        json.writeNumberField("ruleIndex", finding.rule().ordinal());
        json.writeStringField("level", SarifRules.level(finding.level()));
        SarifText.message(json, "message", message(finding));
        writePlaces(finding);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField(FINGERPRINT, fingerprint(finding));
        json.writeEndObject();
        if (finding.witness().isPresent()) {
            writeWitness(finding, finding.witness().get());
        }
        json.writeObjectFieldStart("properties");
        json.writeStringField("again", finding.repro());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static List<String> message(CiFinding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.message() + ".");
        lines.addAll(finding.details());
        finding.witness().flatMap(CiWitness::file).ifPresent(file -> lines.add("Witness: " + file));
        lines.add("Again: " + finding.repro());
        return lines;
    }

    private void writePlaces(CiFinding finding) throws IOException {
        List<CiPlace> places = finding.places();
        json.writeArrayFieldStart("locations");
        if (!places.isEmpty()) {
            writePlace(places.get(0), 0);
        }
        json.writeEndArray();
        int shown = Math.min(places.size(), MOST_PLACES);
        if (shown < places.size()) {
            capped.add((places.size() - shown) + " places are left out of the result '" + finding.message()
                    + "': hosts show no more than " + MOST_PLACES + ".");
        }
        if (shown > 1) {
            json.writeArrayFieldStart("relatedLocations");
            for (int i = 1; i < shown; i++) {
                writePlace(places.get(i), i);
            }
            json.writeEndArray();
        }
    }

    private void writePlace(CiPlace place, int id) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        writePhysical(json, place);
        SarifText.message(json, "message", place.what());
        json.writeEndObject();
    }

    static void writePhysical(JsonGenerator json, CiPlace place) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        SarifText.address(json, place);
        json.writeEndObject();
        if (place.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", place.line());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeWitness(CiFinding finding, CiWitness witness) throws IOException {
        flows.write(finding, witness);
        if (artifacts.holds(witness)) {
            json.writeArrayFieldStart("attachments");
            json.writeStartObject();
            SarifText.message(json, "description", "The shortest trace that shows it, as 'patchtwin replay' reads it.");
            json.writeObjectFieldStart("artifactLocation");
            SarifText.address(json, new CiPlace(witness.file().orElse(""), 0, ""));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    /** Two with the same identity in one run are told apart by their order. */
    private String fingerprint(CiFinding finding) {
        String identity = finding.rule().id() + "\n" + String.join("\n", finding.identity());
        int before = seen.merge(identity, 1, Integer::sum) - 1;
        return Sha256.of(before == 0 ? identity : identity + "\n" + before).substring(0, FINGERPRINT_DIGITS);
    }
}
