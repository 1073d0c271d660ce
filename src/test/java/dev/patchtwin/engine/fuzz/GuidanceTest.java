package dev.patchtwin.engine.fuzz;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static dev.patchtwin.engine.toy.Toys.freeList;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a guided run learns, and that it pays. */
class GuidanceTest {
    private static final int DIALS = 6;
    private static final int TURNS = 16;

    /** Sixteen right turns in a row open it, any wrong one closes it; the open one shows something else where it is wrong. */
    private static Toy lock(boolean wrong) {
        Toy.Builder builder = new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[0] == TURNS && wrong ? 99 : toy.n[0]))
                .kind(toy -> toy.n[0]);
        for (int i = 0; i < DIALS; i++) {
            int dial = i;
            builder.operation("turn" + dial, (toy, oracle, out) -> {
                int right = toy.n[0] * 5 % DIALS;
                toy.n[0] = dial == right && toy.n[0] < TURNS ? toy.n[0] + 1 : 0;
                out.touch(STATE);
            });
        }
        return builder.toy();
    }

    private static FuzzResult fuzz(FuzzOptions options, Supplier<Twin> twins) {
        return Fuzz.run(options, twins, new FuzzControl());
    }

    private static FuzzOptions options(long seed, long operations, Generation generation) {
        return new FuzzOptions(seed, operations, 40, 1, Set.of()).withGeneration(generation);
    }

    @Test
    void whatTakesManyStepsIsFoundStepByStep() {
        Supplier<Twin> twins = () -> twin(lock(false), lock(true));
        assertThat(fuzz(options(1, 400_000, Generation.GUIDED), twins).findings())
                .hasSize(1);
        assertThat(fuzz(options(1, 400_000, Generation.UNIFORM), twins).findings())
                .isEmpty();
    }

    @Test
    void aUniformRunLearnsNothing() {
        FuzzResult result = fuzz(options(1, 10_000, Generation.UNIFORM), () -> twin(lock(false), lock(false)));
        assertThat(result.features()).isZero();
        assertThat(result.corpus()).isEmpty();
    }

    @Test
    void theCorpusOfARunLeadsAnotherToAllThatItHasMet() {
        Supplier<Twin> twins = () -> twin(lock(false), lock(false));
        FuzzResult long1 = fuzz(options(1, 200_000, Generation.GUIDED), twins);
        FuzzResult short2 = fuzz(options(2, 1, Generation.GUIDED).withCorpus(long1.corpus()), twins);
        assertThat(short2.operations()).isLessThan(5_000);
        assertThat(short2.features()).isGreaterThanOrEqualTo(long1.features());
        assertThat(short2.corpus()).isEqualTo(long1.corpus());
    }

    @Test
    void aDifferenceThatTheCorpusShowsIsFoundInIt() {
        List<List<Trace.Step>> corpus =
                fuzz(options(1, 400_000, Generation.GUIDED), () -> twin(lock(false), lock(false)))
                        .corpus();
        FuzzResult result = fuzz(
                options(2, 1, Generation.GUIDED).withCorpus(corpus), () -> twin(lock(false), lock(true)));
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.sequence()).isEqualTo(-1);
            assertThat(finding.operations()).isLessThanOrEqualTo(result.operations());
        });
    }

    @Test
    void theCorpusIsNoLargerThanWhatItMeets() {
        FuzzResult result = fuzz(options(1, 100_000, Generation.GUIDED), () -> twin(freeList(false), freeList(false)));
        assertThat(result.corpus()).isNotEmpty().hasSizeLessThanOrEqualTo(result.features());
    }

    @Test
    void aRunWithACorpusIsTheSameOnAnyNumberOfThreads() {
        Supplier<Twin> twins = () -> twin(freeList(false), freeList(true));
        List<List<Trace.Step>> corpus = fuzz(options(1, 20_000, Generation.GUIDED), twins).corpus();
        FuzzResult one = fuzz(new FuzzOptions(5, 50_000, 20, 1, Set.of()).withCorpus(corpus), twins);
        FuzzResult three = fuzz(new FuzzOptions(5, 50_000, 20, 3, Set.of()).withCorpus(corpus), twins);
        assertThat(three.findings()).isEqualTo(one.findings());
        assertThat(three.corpus()).isEqualTo(one.corpus());
        assertThat(three.mix()).isEqualTo(one.mix());
        assertThat(three.operations()).isEqualTo(one.operations());
    }

    @Test
    void theMixIsARatioOfWholeNumbers() {
        assertThat(fuzz(options(1, 20_000, Generation.GUIDED), () -> twin(freeList(false), freeList(false)))
                        .mix())
                .matches("fresh \\d+ : extend \\d+ : splice \\d+ : faults \\d+ : edit \\d+");
    }
}
