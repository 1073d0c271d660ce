package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.view.StepView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The shortest traces as code flows: a place for each step, in the trace's own file where the result carries it along. */
final class SarifFlows {
    /** How many steps the hosts show of a result. */
    static final int MOST_STEPS = 1_000;

    /** How many there may be in all of them. */
    static final int MOST_IN_ALL = 10_000;

    private static final int MOST_WORDS = 5;

    private final JsonGenerator json;
    private final SarifArtifacts artifacts;
    private final List<String> capped;
    private int room = MOST_IN_ALL;

    SarifFlows(JsonGenerator json, SarifArtifacts artifacts, List<String> capped) {
        this.json = json;
        this.artifacts = artifacts;
        this.capped = capped;
    }

    void write(CiFinding finding, CiWitness witness) throws IOException {
        List<StepView> steps = witness.steps();
        if (steps.isEmpty()) {
            return;
        }
        int most = Math.min(room, MOST_STEPS);
        // One place is for saying that there were more.
        int shown = steps.size() <= most ? steps.size() : Math.max(0, most - 1);
        int left = steps.size() - shown;
        if (left > 0) {
            capped.add(left + " steps are left out of the code flow of '" + finding.message()
                    + "': hosts show no more than " + MOST_STEPS + " of a result, and take no more than " + MOST_IN_ALL
                    + " in all.");
        }
        if (shown == 0) {
            return;
        }
        room -= shown + (left > 0 ? 1 : 0);
        begin(witness);
        if (left > 0) {
            writeStep(
                    place(finding, 0),
                    List.of("the first " + left + " steps are left out here; the witness has them"),
                    left,
                    false);
        }
        List<Integer> lines = lines(witness);
        for (int i = left; i < steps.size(); i++) {
            CiPlace place = artifacts.holds(witness)
                    ? new CiPlace(witness.file().orElse(""), lines.get(i), "")
                    : place(finding, 0);
            writeStep(place, words(witness, steps.get(i)), i + 1, i + 1 == steps.size());
        }
        end();
    }

    private void begin(CiWitness witness) throws IOException {
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        SarifText.message(
                json,
                "message",
                "The shortest trace that shows it, step by step; "
                        + witness.heads().left() + " and " + witness.heads().right()
                        + " are driven with the same operations and answers.");
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
    }

    private void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static CiPlace place(CiFinding finding, int index) {
        return index < finding.places().size() ? finding.places().get(index) : new CiPlace("patches", 0, "");
    }

    private void writeStep(CiPlace place, List<String> words, int order, boolean last) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("location");
        SarifResults.writePhysical(json, place);
        SarifText.message(json, "message", words);
        json.writeEndObject();
        json.writeNumberField("executionOrder", order);
        json.writeStringField("importance", last ? "essential" : "important");
        json.writeEndObject();
    }

    private static List<String> words(CiWitness witness, StepView step) {
        List<String> words = new ArrayList<>();
        words.add("step " + step.number() + ": " + step.operation());
        words.addAll(step.answers());
        step.channels().stream().filter(witness::shows).forEach(view -> {
            words.add((view.differs() ? "!= " : "== ") + view.channel());
            words.add("  " + witness.heads().left() + ": " + side(view.before()));
            words.add("  " + witness.heads().right() + ": " + side(view.after()));
        });
        step.stopped().forEach(side -> words.add(side + " has stopped for good"));
        return words;
    }

    private static String side(List<String> words) {
        if (words.isEmpty()) {
            return "(nothing)";
        }
        String shown = String.join(", ", words.subList(0, Math.min(MOST_WORDS, words.size())));
        return words.size() <= MOST_WORDS ? shown : shown + ", and " + (words.size() - MOST_WORDS) + " more";
    }

    /** Finds each step's operation in the text of the trace, where answers stand above it; 0 where it is not found. */
    private static List<Integer> lines(CiWitness witness) {
        List<String> text = witness.text().lines().toList();
        List<Integer> lines = new ArrayList<>();
        int next = 0;
        for (StepView step : witness.steps()) {
            int found = next;
            while (found < text.size() && !text.get(found).equals(step.operation())) {
                found++;
            }
            lines.add(found < text.size() ? found + 1 : 0);
            next = found < text.size() ? found + 1 : next;
        }
        return lines;
    }
}
