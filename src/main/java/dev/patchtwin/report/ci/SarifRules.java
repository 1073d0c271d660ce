package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** The tool and all its rules, whether or not something was found for them. */
final class SarifRules {
    private static final String PRODUCT = "Patchtwin";

    private SarifRules() {}

    static void write(JsonGenerator json, CiRun run) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", PRODUCT);
        json.writeStringField("version", run.version());
        SarifText.message(
                json,
                "shortDescription",
                "Runs the code before and after a patch as twin models and compares what can be observed.");
        json.writeArrayFieldStart("rules");
        for (CiRule rule : CiRule.values()) {
            write(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CiRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("name", rule.title());
        SarifText.message(json, "shortDescription", rule.summary() + ".");
        SarifText.message(json, "fullDescription", rule.summary() + ". " + rule.help());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", rule.summary() + ". " + rule.help());
        json.writeStringField("markdown", "**" + rule.summary() + ".**\n\n" + rule.help());
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.level()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("problem.severity", rule.level() == CiFinding.Level.ERROR ? "error" : "warning");
        json.writeArrayFieldStart("tags");
        json.writeString("correctness");
        json.writeString("patchtwin");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    static String level(CiFinding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
