package dev.patchtwin.engine.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Picture.Cell;
import dev.patchtwin.model.Pictured;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The promises of {@link Pictured}, held to in every state of random runs: looking changes nothing, the cells of a picture
 * are those that somebody has or owns, and a state looks the same whoever is in it and however it got there.
 */
public final class PictureLaws {
    private final Supplier<? extends Pictured> models;
    private final Consumer<Pictured> more;
    private final Pictured other;
    private final Pictured third;

    private PictureLaws(Supplier<? extends Pictured> models, Consumer<Pictured> more) {
        this.models = models;
        this.more = more;
        other = models.get();
        third = models.get();
    }

    /**
     * Holds a kind of model to all laws.
     *
     * @param models makes a new model each time, always of the same kind
     * @param runs how many random runs
     * @param length how many operations a run has
     * @param more what else to hold a model to in every state; it may look, but not change anything
     */
    public static void hold(Supplier<? extends Pictured> models, int runs, int length, Consumer<Pictured> more) {
        PictureLaws laws = new PictureLaws(models, more);
        laws.legend();
        for (int run = 0; run < runs; run++) {
            try {
                laws.run(new Random(run), length);
            } catch (AssertionError e) {
                throw new AssertionError("run " + run + ", which is the seed too: " + e.getMessage(), e);
            }
        }
    }

    private void legend() {
        Legend legend = other.legend();
        assertThat(models.get().legend()).isEqualTo(legend);
        assertThat(legend.states()).extracting(Legend.State::name).doesNotHaveDuplicates();
        assertThat(legend.states())
                .extracting(Legend.State::mark)
                .doesNotHaveDuplicates()
                .allMatch(m -> m.length() == 1);
        assertThat(legend.states()).extracting(Legend.State::tone).startsWith(Legend.Tone.FREE);
        assertThat(other.vocabulary().channels()).extracting(Channel::name).containsAll(legend.log());
    }

    private void run(Random random, int length) {
        Pictured model = models.get();
        check(model);
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        int oneIn = random.nextInt(3) == 0 ? 4 : 200;
        for (int step = 0; step < length; step++) {
            enabled.clear();
            model.enabled(enabled);
            if (enabled.size() == 0) {
                return;
            }
            List<Operation> possible = model.vocabulary().operations().stream()
                    .filter(o -> enabled.contains(o.id()))
                    .toList();
            model.apply(
                    possible.get(random.nextInt(possible.size())),
                    (question, subject) -> random.nextInt(oneIn) == 0
                            ? random.nextInt(question.answers().size())
                            : 0,
                    new Observation(model.vocabulary().channels().size()));
            check(model);
        }
    }

    private void check(Pictured model) {
        long[] state = save(model);
        List<Integer> looks = looks(model);
        Picture picture = model.picture();
        more.accept(model);
        assertThat(save(model)).as("the state, after a look at it").isEqualTo(state);
        assertThat(picture.cells().stream().map(Cell::look).sorted().toList())
                .as("cells of the picture, by their looks")
                .isEqualTo(looks);
        // It was somewhere else before, and may have its cells under other numbers now.
        load(other, state);
        assertThat(other.cells()).isEqualTo(model.cells());
        assertThat(other.picture()).as("the same state, loaded").isEqualTo(picture);
        assertThat(looks(other)).isEqualTo(looks);
        List<Integer> loaded = byNumber(other);
        third.reset();
        load(third, state);
        assertThat(byNumber(third)).as("looks by number, loaded once more").isEqualTo(loaded);
    }

    private static List<Integer> byNumber(Pictured model) {
        return IntStream.range(0, model.cells()).map(model::look).boxed().toList();
    }

    /** Returns the looks of all cells that are not both free and nobody's, sorted. */
    private static List<Integer> looks(Pictured model) {
        Legend legend = model.legend();
        List<Integer> looks = IntStream.range(0, model.cells())
                .map(model::look)
                .filter(look -> Legend.state(look) != 0 || Legend.owner(look) != 0)
                .sorted()
                .boxed()
                .toList();
        assertThat(looks)
                .allMatch(look -> Legend.kind(look) < legend.kinds().size()
                        && Legend.state(look) < legend.states().size()
                        && Legend.owner(look) < legend.owners().size());
        return looks;
    }

    private static long[] save(Pictured model) {
        StateWriter out = new StateWriter();
        model.save(out);
        return out.toArray();
    }

    private static void load(Pictured model, long[] state) {
        StateReader in = new StateReader();
        in.open(state, 0, state.length);
        model.load(in);
    }
}
