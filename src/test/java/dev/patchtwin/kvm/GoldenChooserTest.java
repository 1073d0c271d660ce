package dev.patchtwin.kvm;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.kvm.GoldenChoice.Candidate;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.TraceWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Chooses golden traces for the real bundle: as few and as short ones as take every branch of both models that fuzzing can
 * take. Those that are golden already stay. Run it by hand, and give what it writes names that tell what they show:
 *
 * <pre>
 * mvn -q -B -ntp -Dtest=GoldenChooserTest -Dgolden.choose=1 test    # 1: the seed
 * ./patchtwin golden add target/golden-choice/NAME.trace --name WHAT-IT-SHOWS
 * </pre>
 */
@EnabledIfSystemProperty(named = "golden.choose", matches = "[0-9]+")
class GoldenChooserTest {
    private static final String BUNDLE = "kvm-reclaim-external-sp";
    private static final Path CHOSEN = Path.of("target", "golden-choice");
    private static final int RUNS = 6;
    private static final long OPERATIONS = 200_000;
    /** What a trace costs besides its lines: somebody has to read one more. */
    private static final int PRICE_OF_A_TRACE = 400;

    private final Bundle bundle = new Bundles(Path.of("")).read(BUNDLE);
    private final GoldenChoice choice = new GoldenChoice(bundle);
    private final List<Candidate> golden = new ArrayList<>();
    private final BitSet taken = new BitSet();

    GoldenChooserTest() throws Exception {}

    @Test
    void choose() throws Exception {
        long seed = Long.getLong("golden.choose", 1);
        for (GoldenFile file : GoldenFolder.read(Path.of(""), BUNDLE).files()) {
            golden.add(choice.replay(GoldenReplay.of(bundle, file).trace()).orElseThrow());
        }
        golden.forEach(each -> taken.or(each.takes()));
        List<Candidate> candidates = candidates(seed);
        List<Candidate> chosen = withoutNeedless(cover(candidates));
        write(chosen);
        report(seed, candidates.size(), chosen);
    }

    /** The worlds that fit a reader's patience, and the one that is fuzzed; not those of a night's run. */
    private SortedMap<String, SortedMap<String, Integer>> worlds() {
        SortedMap<String, SortedMap<String, Integer>> worlds = new TreeMap<>(bundle.worlds());
        worlds.keySet().removeIf(name -> name.startsWith("medium"));
        return worlds;
    }

    private List<Candidate> candidates(long seed) {
        List<Candidate> candidates = new ArrayList<>();
        worlds().forEach((name, world) -> {
            for (int run = 0; run < RUNS; run++) {
                FuzzOptions how =
                        new FuzzOptions(seed + run, OPERATIONS, bundle.fuzz().length(), 1, Set.of());
                FuzzResult result = Fuzz.run(how, () -> choice.twin(world), new FuzzControl());
                for (List<Trace.Step> steps : result.corpus()) {
                    choice.replay(new Trace(BUNDLE, world, steps)).ifPresent(candidates::add);
                }
            }
        });
        return candidates;
    }

    /** Takes again and again the trace that takes most that is new, for each line that somebody has to read. */
    private List<Candidate> cover(List<Candidate> candidates) {
        BitSet covered = (BitSet) taken.clone();
        List<Candidate> chosen = new ArrayList<>();
        while (true) {
            Candidate best = null;
            double most = 0;
            for (Candidate each : candidates) {
                double worth = (double) news(each, covered).cardinality() / (PRICE_OF_A_TRACE + each.lines());
                if (worth > most) {
                    best = each;
                    most = worth;
                }
            }
            if (best == null) {
                return chosen;
            }
            // It is shrunk at once, so that what it took by the way is looked for in shorter traces.
            Candidate shrunk = choice.shrunk(best, news(best, covered));
            chosen.add(shrunk);
            covered.or(shrunk.takes());
        }
    }

    private static BitSet news(Candidate candidate, BitSet covered) {
        BitSet news = (BitSet) candidate.takes().clone();
        news.andNot(covered);
        return news;
    }

    /** Shrinks each to what no other takes, the last ones first; one that takes nothing of its own goes. */
    private List<Candidate> withoutNeedless(List<Candidate> all) {
        List<Candidate> chosen = new ArrayList<>(all);
        for (int i = chosen.size() - 1; i >= 0; i--) {
            BitSet others = (BitSet) taken.clone();
            for (int j = 0; j < chosen.size(); j++) {
                if (j != i) {
                    others.or(chosen.get(j).takes());
                }
            }
            BitSet own = news(chosen.get(i), others);
            if (own.isEmpty()) {
                chosen.remove(i);
            } else {
                chosen.set(i, choice.shrunk(chosen.get(i), own));
            }
        }
        return chosen;
    }

    private BitSet takenBy(List<Candidate> chosen) {
        BitSet all = (BitSet) taken.clone();
        chosen.forEach(each -> all.or(each.takes()));
        return all;
    }

    /** Writes each under the name of the method in which it alone takes most branches. */
    private void write(List<Candidate> chosen) throws Exception {
        Files.createDirectories(CHOSEN);
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            List<Candidate> others = new ArrayList<>(chosen);
            others.remove(i);
            Map<String, Integer> without = choice.missed(takenBy(others));
            Map<String, Integer> with = choice.missed(takenBy(chosen));
            Map<String, Integer> own = new TreeMap<>();
            without.forEach((method, count) -> {
                int gain = count - with.getOrDefault(method, 0);
                if (gain > 0) {
                    own.put(method, gain);
                }
            });
            String name = own.keySet().stream()
                    .findFirst()
                    .map(GoldenChooserTest::kebab)
                    .orElse("declared");
            int twice = names.merge(name, 1, Integer::sum);
            Trace trace = chosen.get(i).trace();
            String file = name + (twice == 1 ? "" : "-" + twice) + ".trace";
            Files.writeString(
                    CHOSEN.resolve(file),
                    TraceWriter.print(
                            trace, Optional.empty(), choice.twin(trace.world()).vocabulary()));
            System.out.println(file + ": " + trace.steps().size() + " steps, "
                    + chosen.get(i).lines() + " lines, alone " + own + " "
                    + choice.declared(chosen.get(i).takes()));
        }
    }

    private static String kebab(String method) {
        String name = method.substring(method.lastIndexOf('.') + 1);
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    }

    private void report(long seed, int candidates, List<Candidate> chosen) throws Exception {
        System.out.println("seed " + seed + ": " + chosen.size() + " of " + candidates + " sequences, "
                + chosen.stream().mapToInt(Candidate::lines).sum() + " lines; not taken by any golden trace:");
        Map<String, Integer> listed = CountingLoader.listed("branches-not-taken.txt");
        choice.missed(takenBy(chosen))
                .forEach((method, count) -> System.out.println(method + " " + count
                        + (listed.getOrDefault(method, 0) < count
                                ? "   # exploring misses " + listed.getOrDefault(method, 0)
                                : "")));
    }
}
