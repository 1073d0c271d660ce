package dev.patchtwin.check.campaign;

import dev.patchtwin.check.InputException;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import dev.patchtwin.report.CampaignJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The results of a campaign: read, written and read again; what is read ends where a line of the file ends. */
public final class ResultsTarget implements ReaderTarget {
    private @Nullable Path file;

    @Override
    public String name() {
        return "results";
    }

    private static CampaignRun run(long number, List<CampaignRun.Found> found) {
        return new CampaignRun(number, 7 + number, 1000, 12, 5, List.of(4L, 0L), List.of(1L), found, 0.25);
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        CampaignPlan plan = new CampaignPlan(
                "toy",
                new TreeMap<>(Map.of("twin.yaml", "0123")),
                "small",
                7,
                1000,
                false,
                new Shard(1, 2),
                OptionalLong.of(10),
                Optional.of(Duration.ofSeconds(60)));
        CampaignRun.Found found = new CampaignRun.Found(
                new Signature("log", Signature.Kind.values()[0]), 3, "# patchtwin trace 1\nbundle toy\nworld\n");
        String runs = CampaignJson.run(run(0, List.of())) + "\n" + CampaignJson.run(run(2, List.of(found))) + "\n";
        String begin = CampaignJson.plan(plan) + "\n" + runs;
        return SeedFiles.texts(begin, begin + CampaignJson.end(2) + "\n", begin + "{\"run\": 4, \"se");
    }

    @Override
    public List<String> libraries() {
        return List.of("org.snakeyaml.engine.**");
    }

    @Override
    public void read(byte[] data) throws IOException, InputException {
        file = file == null ? Scratch.folder(name()).resolve("results.jsonl") : file;
        Files.write(file, data);
        Results read;
        try {
            read = ResultsReader.read(file);
        } catch (InputException e) {
            Fit.oneRefusal(file.toString(), e.getMessage());
            return;
        }
        int whole = (int) read.whole();
        Fit.check(whole > 0 && whole <= data.length && data[whole - 1] == '\n', "ends amid a line: ", whole);
        List<String> lines = new ArrayList<>(List.of(CampaignJson.plan(read.plan())));
        for (CampaignRun run : read.runs().values()) {
            Fit.check(run.seconds() >= 0 && run.seconds() < Double.POSITIVE_INFINITY, "no time: ", run);
            lines.add(CampaignJson.run(run));
        }
        if (read.done()) {
            lines.add(CampaignJson.end(read.runs().size()));
        }
        String text = String.join("\n", lines) + "\n";
        Files.writeString(file, text);
        Results again = ResultsReader.read(file);
        Fit.same(read.plan(), again.plan(), "the plan");
        Fit.same(read.runs().keySet(), again.runs().keySet(), "the runs");
        Fit.same(read.done(), again.done(), "done");
        Fit.same((long) text.getBytes(StandardCharsets.UTF_8).length, again.whole(), "whole");
        for (CampaignRun run : again.runs().values()) {
            // Seconds are rounded when they are written.
            CampaignRun first = Objects.requireNonNull(read.runs().get(run.run()));
            Fit.same(CampaignJson.run(first), CampaignJson.run(run), "a run");
            Fit.same(first.found(), run.found(), "what was found");
        }
    }
}
