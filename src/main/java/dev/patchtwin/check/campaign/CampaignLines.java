package dev.patchtwin.check.campaign;

import java.io.IOException;

/** Writes what a campaign does as lines of text, without their ends. What it writes, {@link ResultsReader} reads. */
public interface CampaignLines {
    /** Returns the first line of a file. */
    String plan(CampaignPlan plan) throws IOException;

    /** Returns the line of a run. */
    String run(CampaignRun run) throws IOException;

    /** Returns the last line of a shard that is done: how many runs it had. */
    String end(long runs) throws IOException;
}
