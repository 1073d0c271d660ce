package dev.patchtwin.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.model.Picture;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one play. */
final class PlayWriter {
    private final JsonGenerator json;
    private final Play play;
    private final Table<String> texts = new Table<>();
    private final Table<List<Picture.Branch>> trees = new Table<>();
    private final Table<List<Picture.Note>> notes = new Table<>();

    /** Things by number, each once. */
    private static final class Table<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> all = new ArrayList<>();

        int number(T thing) {
            return numbers.computeIfAbsent(thing, unused -> {
                all.add(thing);
                return all.size() - 1;
            });
        }
    }

    PlayWriter(JsonGenerator json, Play play) {
        this.json = json;
        this.play = play;
    }

    void write() throws IOException {
        json.writeObjectFieldStart(play.id());
        json.writeStringField("channel", play.channel());
        json.writeStringField("repro", Visible.of(play.repro()));
        writeSteps();
        json.writeArrayFieldStart("slots");
        for (Play.Slot slot : play.slots()) {
            json.writeStartArray();
            json.writeString(Visible.of(slot.name()));
            json.writeNumber(slot.kind());
            json.writeEndArray();
        }
        json.writeEndArray();
        writeScenes("before", play.before());
        writeScenes("after", play.after());
        writeTables();
        json.writeEndObject();
    }

    private int text(String text) {
        return texts.number(Visible.of(text));
    }

    private void writeSteps() throws IOException {
        json.writeArrayFieldStart("steps");
        for (StepView step : play.steps()) {
            json.writeStartObject();
            json.writeNumberField("o", text(step.operation()));
            if (!step.answers().isEmpty()) {
                writeTexts("a", step.answers());
            }
            if (!step.stopped().isEmpty()) {
                writeTexts("s", step.stopped());
            }
            json.writeArrayFieldStart("c");
            for (StepView.ChannelView view : step.channels()) {
                json.writeStartObject();
                json.writeNumberField("n", text(view.channel()));
                writeTexts("b", view.before());
                if (!view.before().equals(view.after())) {
                    writeTexts("f", view.after());
                }
                if (view.differs()) {
                    json.writeBooleanField("d", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeTexts(String name, List<String> words) throws IOException {
        json.writeArrayFieldStart(name);
        for (String word : words) {
            json.writeNumber(text(word));
        }
        json.writeEndArray();
    }

    private void writeScenes(String name, List<Play.Scene> scenes) throws IOException {
        json.writeArrayFieldStart(name);
        List<Integer> looks = new ArrayList<>();
        play.slots().forEach(slot -> looks.add(Play.Scene.NOBODY));
        for (Play.Scene scene : scenes) {
            json.writeStartArray();
            json.writeNumber(trees.number(scene.trees()));
            json.writeNumber(notes.number(scene.notes()));
            for (int slot = 0; slot < looks.size(); slot++) {
                if (!looks.get(slot).equals(scene.looks().get(slot))) {
                    looks.set(slot, scene.looks().get(slot));
                    json.writeNumber(slot);
                    json.writeNumber(looks.get(slot));
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeTables() throws IOException {
        json.writeArrayFieldStart("trees");
        for (List<Picture.Branch> tree : trees.all) {
            writeBranches(tree);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (List<Picture.Note> all : notes.all) {
            json.writeStartArray();
            for (Picture.Note note : all) {
                json.writeStartArray();
                json.writeNumber(text(note.heading()));
                for (String line : note.lines()) {
                    json.writeNumber(text(line));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        JsonReport.strings(json, "texts", texts.all);
    }

    /** Writes branches as numbers of texts, each followed by what hangs below it where anything does. */
    private void writeBranches(List<Picture.Branch> branches) throws IOException {
        json.writeStartArray();
        for (Picture.Branch branch : branches) {
            json.writeNumber(text(branch.text()));
            if (!branch.children().isEmpty()) {
                writeBranches(branch.children());
            }
        }
        json.writeEndArray();
    }
}
