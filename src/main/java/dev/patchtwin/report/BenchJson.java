package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.Rates;
import java.io.IOException;

/** A measurement as JSON. */
final class BenchJson {
    private BenchJson() {}

    static void write(JsonGenerator json, BenchResult result) throws IOException {
        json.writeStringField("bundle", result.bundle());
        json.writeObjectFieldStart("fuzz");
        json.writeStringField("world", result.fuzz().world());
        json.writeNumberField("operations", result.fuzz().operations());
        writeRates(json, "operationsPerSecond", "runs", result.fuzz().rates());
        if (result.fuzz().hunt().isPresent()) {
            write(json, result.fuzz().hunt().get());
        }
        json.writeEndObject();
        for (int i = 0; i < result.explored().size(); i++) {
            BenchResult.Explored explored = result.explored().get(i);
            json.writeObjectFieldStart(i == 0 ? "explore" : "explore-" + explored.world());
            write(json, explored);
            json.writeEndObject();
        }
        if (result.peer().isPresent()) {
            write(json, result.peer().get());
        }
        json.writeStringField("machine", result.machine());
        json.writeStringField("jvm", result.jvm());
    }

    private static void write(JsonGenerator json, BenchResult.Hunt hunt) throws IOException {
        json.writeObjectFieldStart("medianOperationsToKill");
        json.writeNumberField("guided", hunt.guided());
        json.writeNumberField("uniform", hunt.uniform());
        json.writeNumberField("share", Math.round(1000.0 * hunt.guided() / hunt.uniform()) / 1000.0);
        json.writeNumberField("mutants", hunt.mutants());
        json.writeNumberField("seeds", hunt.seeds());
        json.writeNumberField("guidedMissed", hunt.guidedMissed());
        json.writeNumberField("uniformMissed", hunt.uniformMissed());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, BenchResult.Explored explored) throws IOException {
        json.writeStringField("world", explored.world());
        json.writeNumberField("states", explored.states());
        json.writeNumberField("transitions", explored.transitions());
        json.writeNumberField("bytesPerState", Math.round(10 * explored.bytesPerState()) / 10.0);
        writeRates(json, "transitionsPerSecond", "runs", explored.oneThread());
        writeRates(json, "transitionsPerSecondOnTwoThreads", "runsOnTwoThreads", explored.twoThreads());
        double gain = explored.twoThreads().median() / explored.oneThread().median();
        json.writeNumberField("gainOfTheSecondThread", Math.round(100 * gain) / 100.0);
    }

    private static void write(JsonGenerator json, BenchResult.Peer peer) throws IOException {
        json.writeObjectFieldStart("peer");
        json.writeObjectFieldStart("spin");
        json.writeStringField("name", peer.name());
        json.writeStringField("model", peer.model());
        if (peer.rates().isPresent()) {
            json.writeNumberField("states", peer.states());
            json.writeNumberField("transitions", peer.transitions());
            writeRates(json, "transitionsPerSecond", "runs", peer.rates().get());
        } else {
            json.writeStringField("skipped", peer.note());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRates(JsonGenerator json, String name, String runs, Rates rates) throws IOException {
        json.writeNumberField(name, Math.round(rates.median()));
        json.writeArrayFieldStart(runs);
        for (double run : rates.perSecond()) {
            json.writeNumber(Math.round(run));
        }
        json.writeEndArray();
    }
}
