package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.campaign.CampaignPlan;
import dev.patchtwin.check.campaign.CampaignRun;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** What a campaign does as JSON lines. */
public final class CampaignJson {
    private CampaignJson() {}

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns the first line of a file. */
    public static String plan(CampaignPlan plan) throws IOException {
        return line(json -> {
            json.writeNumberField("campaign", CampaignPlan.FORM);
            json.writeStringField("bundle", plan.bundle());
            json.writeObjectFieldStart("inputs");
            for (Map.Entry<String, String> input : plan.inputs().entrySet()) {
                json.writeStringField(input.getKey(), input.getValue());
            }
            json.writeEndObject();
            json.writeStringField("world", plan.world());
            json.writeNumberField("seed", plan.seed());
            json.writeNumberField("operations", plan.operations());
            json.writeBooleanField("strict", plan.strict());
            json.writeStringField("shard", plan.shard().toString());
            if (plan.runs().isPresent()) {
                json.writeNumberField("runs", plan.runs().getAsLong());
            }
            if (plan.time().isPresent()) {
                json.writeNumberField("seconds", plan.time().get().toSeconds());
            }
        });
    }

    /** Returns the line of a run. */
    public static String run(CampaignRun run) throws IOException {
        return line(json -> {
            json.writeNumberField("run", run.run());
            json.writeNumberField("seed", run.seed());
            json.writeNumberField("operations", run.operations());
            json.writeNumberField("sequences", run.sequences());
            json.writeArrayFieldStart("covered");
            for (long rest = run.covered(); rest != 0; rest &= rest - 1) {
                json.writeNumber(Long.numberOfTrailingZeros(rest));
            }
            json.writeEndArray();
            numbers(json, "compared", run.compared());
            numbers(json, "declaredUses", run.declaredUses());
            json.writeArrayFieldStart("found");
            for (CampaignRun.Found found : run.found()) {
                json.writeStartObject();
                json.writeStringField("channel", found.signature().channel());
                json.writeStringField("kind", found.signature().kind().name());
                json.writeNumberField("sequence", found.sequence());
                json.writeStringField("trace", found.trace());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("seconds", Math.round(run.seconds() * 1000) / 1000.0);
        });
    }

    /** Returns the last line of a shard that is done: how many runs it had. */
    public static String end(long runs) throws IOException {
        return line(json -> json.writeNumberField("done", runs));
    }

    private static void numbers(JsonGenerator json, String name, List<Long> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static String line(Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
