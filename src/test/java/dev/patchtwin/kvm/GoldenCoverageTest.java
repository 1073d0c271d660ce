package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.GoldenTraces;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Together, the golden traces of the real bundle show all that there is to see of its models, and they are few and short. */
class GoldenCoverageTest {
    private static final Path ROOT = Path.of("");
    private static final int MOST_TRACES = 25;
    private static final int MOST_LINES = 4000;
    private static final int MOST_STEPS = 30;

    private final Bundle bundle = new Bundles(ROOT).read("kvm-reclaim-external-sp");
    private final List<GoldenFile> files = GoldenFolder.read(ROOT, bundle.id()).files();
    private final List<Trace> traces = new ArrayList<>();

    GoldenCoverageTest() throws Exception {
        for (GoldenFile file : files) {
            traces.add(GoldenReplay.of(bundle, file).trace());
        }
    }

    /** What is listed, and why, stands in {@code golden-branches-not-taken.txt}. */
    @Test
    void everyBranchIsTakenButThoseThatAreListedWithAReason() throws Exception {
        GoldenChoice choice = new GoldenChoice(bundle);
        BitSet taken = new BitSet();
        for (Trace trace : traces) {
            taken.or(choice.replay(trace).orElseThrow().takes());
        }
        Map<String, Integer> listed = new TreeMap<>(CountingLoader.listed("branches-not-taken.txt"));
        listed.putAll(CountingLoader.listed("golden-branches-not-taken.txt"));
        listed.values().removeIf(count -> count == 0);
        assertThat(choice.missed(taken))
                .as("missed branches; GoldenChooserTest chooses traces that take more of them")
                .isEqualTo(listed);
    }

    @Test
    void everyDeclaredDifferenceIsNeededAndNothingElseDiffers() throws Exception {
        TreeSet<String> needed = new TreeSet<>();
        for (GoldenFile file : files) {
            needed.addAll(GoldenReplay.of(bundle, file).shown().needed());
        }
        assertThat(needed)
                .containsExactlyInAnyOrderElementsOf(
                        bundle.declared().stream().map(DeclaredDifference::id).toList());
        assertThat(GoldenTraces.firstDifference(bundle, ROOT)).isEmpty();
    }

    @Test
    void everythingThatTheContractAllowsIsFound() {
        TreeSet<String> channels = new TreeSet<>();
        for (Trace trace : traces) {
            Twin twin = new Twin(
                    bundle.before().create(trace.world()), bundle.after().create(trace.world()), Contract.strict());
            Replay.run(twin, trace, (index, step, at) -> {});
            for (Difference difference : twin.differences()) {
                channels.add(difference.signature().channel());
            }
        }
        assertThat(channels).containsExactly("panic", "silence", "warnings");
    }

    @Test
    void theyAreFewAndShort() throws Exception {
        int lines = 0;
        for (GoldenFile file : files) {
            lines += Files.readAllLines(file.expected()).size();
        }
        assertThat(traces).hasSizeLessThanOrEqualTo(MOST_TRACES);
        assertThat(lines).isLessThanOrEqualTo(MOST_LINES);
        assertThat(traces).allMatch(trace -> trace.steps().size() <= MOST_STEPS);
    }
}
