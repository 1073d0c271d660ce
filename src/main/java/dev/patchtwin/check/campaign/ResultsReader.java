package dev.patchtwin.check.campaign;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.YamlMap;
import dev.patchtwin.engine.twin.Signature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a file of results, line by line. A line's JSON is YAML too, and read as such. */
final class ResultsReader {
    private static final List<String> PLAN_KEYS = List.of(
            "campaign", "bundle", "inputs", "world", "seed", "operations", "strict", "shard", "runs", "seconds");
    private static final List<String> RUN_KEYS = List.of(
            "run", "seed", "operations", "sequences", "covered", "compared", "declaredUses", "found", "seconds");

    private final Path file;

    private ResultsReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file. A last line without an end is one that was being written: it is passed over.
     *
     * @throws InputException when there is no such file, or it is something else
     */
    static Results read(Path file) throws InputException {
        try {
            return new ResultsReader(file).parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": error: there is no such file");
        } catch (IOException e) {
            throw new InputException(file + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private Results parse(byte[] bytes) throws InputException {
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        List<String> lines = text(bytes, whole).lines().toList();
        if (lines.isEmpty()) {
            throw InputException.at(file, 1, "no results: not even the line that says what was to be run");
        }
        CampaignPlan plan = plan(YamlMap.of(file, 1, lines.get(0), "the first line of results"));
        SortedMap<Long, CampaignRun> runs = new TreeMap<>();
        boolean done = false;
        for (int i = 1; i < lines.size(); i++) {
            YamlMap line = YamlMap.of(file, i + 1, lines.get(i), "a line of results");
            if (done) {
                throw InputException.at(file, i + 1, "the line before says that nothing comes after it");
            }
            if (line.has("done")) {
                done = true;
                requireCount(line.only(List.of("done")), runs.size());
            } else {
                CampaignRun run = run(line.only(RUN_KEYS));
                requireOwn(plan, run, line);
                if (runs.put(run.run(), run) != null) {
                    throw line.errorAt("run", "run " + run.run() + " is there twice");
                }
            }
        }
        return new Results(file, plan, runs, done, whole);
    }

    /** What is no text must not become one: then nobody could tell any more which byte of the file a line ends with. */
    private String text(byte[] bytes, int length) throws InputException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InputException.at(file, 1, "not UTF-8, so that it was damaged; remove it, and run this shard again");
        }
    }

    private static void requireCount(YamlMap line, int runs) throws InputException {
        if (line.whole("done") != runs) {
            throw line.errorAt("done", "this shard had " + line.whole("done") + " runs, and " + runs + " are here");
        }
    }

    private static void requireOwn(CampaignPlan plan, CampaignRun run, YamlMap line) throws InputException {
        boolean own = run.run() % plan.shard().count() == plan.shard().index() - 1 && plan.has(run.run());
        if (!own || run.seed() != plan.seed() + run.run()) {
            throw line.errorAt("run", "run " + run.run() + " of seed " + run.seed() + " is none of this shard");
        }
    }

    private static CampaignPlan plan(YamlMap line) throws InputException {
        if (!line.has("campaign")) {
            throw line.errorAt(1, "no results of a campaign: the first line says what was to be run");
        }
        if (line.only(PLAN_KEYS).whole("campaign") != CampaignPlan.FORM) {
            throw line.errorAt(
                    "campaign",
                    "these are results of form " + line.string("campaign") + ", and only form " + CampaignPlan.FORM
                            + " can be read; use the version of Patchtwin that wrote them");
        }
        SortedMap<String, String> inputs = new TreeMap<>();
        YamlMap hashes = line.map("inputs");
        for (String name : hashes.keys()) {
            inputs.put(name, hashes.string(name));
        }
        return new CampaignPlan(
                line.string("bundle"),
                inputs,
                line.string("world"),
                seed(line),
                line.whole("operations"),
                line.flag("strict"),
                shard(line),
                line.has("runs") ? OptionalLong.of(line.whole("runs")) : OptionalLong.empty(),
                line.has("seconds") ? Optional.of(Duration.ofSeconds(line.whole("seconds"))) : Optional.empty());
    }

    private static Shard shard(YamlMap line) throws InputException {
        try {
            return Shard.parse(line.string("shard"))
                    .orElseThrow(() -> line.errorAt("shard", "a shard is I/N, such as 2/4"));
        } catch (IllegalArgumentException e) {
            throw line.errorAt("shard", String.valueOf(e.getMessage()));
        }
    }

    private static long seed(YamlMap line) throws InputException {
        try {
            return Long.parseLong(line.string("seed"));
        } catch (NumberFormatException e) {
            throw line.errorAt("seed", "a seed is a whole number, not '" + line.string("seed") + "'");
        }
    }

    private static CampaignRun run(YamlMap line) throws InputException {
        List<CampaignRun.Found> found = new ArrayList<>();
        for (YamlMap each : line.maps("found", "something found")) {
            each.only(List.of("channel", "kind", "sequence", "trace"));
            found.add(new CampaignRun.Found(
                    new Signature(each.string("channel"), kind(each)), each.whole("sequence"), each.string("trace")));
        }
        return new CampaignRun(
                line.whole("run"),
                seed(line),
                line.whole("operations"),
                line.whole("sequences"),
                covered(line),
                counts(line, "compared"),
                counts(line, "declaredUses"),
                found,
                seconds(line));
    }

    private static double seconds(YamlMap line) throws InputException {
        try {
            return Double.parseDouble(line.string("seconds"));
        } catch (NumberFormatException e) {
            throw line.errorAt("seconds", "'seconds' of a line of results must be a number");
        }
    }

    private static long covered(YamlMap line) throws InputException {
        long covered = 0;
        for (YamlMap.Placed<String> probe : line.strings("covered")) {
            covered |= 1L << number(line, "covered", probe.value());
        }
        return covered;
    }

    private static List<Long> counts(YamlMap line, String key) throws InputException {
        List<Long> counts = new ArrayList<>();
        for (YamlMap.Placed<String> count : line.strings(key)) {
            counts.add(number(line, key, count.value()));
        }
        return counts;
    }

    private static long number(YamlMap line, String key, String text) throws InputException {
        if (!text.matches("[0-9]{1,18}")) {
            throw line.errorAt(key, "'" + key + "' of a line of results holds whole numbers, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static Signature.Kind kind(YamlMap line) throws InputException {
        for (Signature.Kind kind : Signature.Kind.values()) {
            if (kind.name().equals(line.string("kind"))) {
                return kind;
            }
        }
        throw line.errorAt("kind", "'" + line.string("kind") + "' is no kind of difference");
    }
}
