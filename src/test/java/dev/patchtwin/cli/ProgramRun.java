package dev.patchtwin.cli;

import dev.patchtwin.check.campaign.CampaignLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** A run of the program for tests of other packages, with an empty environment. */
public record ProgramRun(int code, String out, String err) {
    /** Runs a command. */
    public static ProgramRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(Map.of())
                .run(args);
        return new ProgramRun(code, out.toString(), err.toString());
    }

    /** Returns how the program writes the results of campaigns. */
    public static CampaignLines lines() {
        return new JsonLines();
    }
}
