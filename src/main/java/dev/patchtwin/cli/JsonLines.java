package dev.patchtwin.cli;

import dev.patchtwin.check.campaign.CampaignLines;
import dev.patchtwin.check.campaign.CampaignPlan;
import dev.patchtwin.check.campaign.CampaignRun;
import dev.patchtwin.report.CampaignJson;
import java.io.IOException;

/** Brings campaigns, which know no JSON, and their JSON together. */
final class JsonLines implements CampaignLines {
    @Override
    public String plan(CampaignPlan plan) throws IOException {
        return CampaignJson.plan(plan);
    }

    @Override
    public String run(CampaignRun run) throws IOException {
        return CampaignJson.run(run);
    }

    @Override
    public String end(long runs) throws IOException {
        return CampaignJson.end(runs);
    }
}
