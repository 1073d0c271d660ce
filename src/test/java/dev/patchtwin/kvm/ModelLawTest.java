package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every model promises ({@link Model}): after each step of random runs, a model that loads the saved state shows the
 * same and goes on the same; a channel that was not touched shows what it showed before; and no invariant breaks.
 */
class ModelLawTest {
    private static final int RUNS = 150;
    private static final int STEPS = 60;

    static Stream<Arguments> worlds() {
        List<String[]> worlds = List.of(
                new String[] {"levels=3", "cache-min=2", "cache-capacity=3"},
                new String[] {"vcpus=2", "gfns=5", "levels=5", "erratum=1", "others=3", "tdcs=2"},
                new String[] {"vcpus=2", "prove-mmu=1", "cache-min=3", "cache-capacity=3", "packages=2"},
                new String[] {"levels=3", "cache-min=2", "cache-capacity=2", "pages=16", "gfns=5", "vms=3"});
        return Stream.of(Side.values()).flatMap(side -> worlds.stream().map(world -> Arguments.of(side, world)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void nothingEscapesTheState(Side side, String[] overrides) {
        ModelFactory factory = side == Side.BEFORE ? new BeforeFactory() : new AfterFactory();
        Map<String, Integer> world = ModelRun.world(overrides);
        Model model = factory.create(world);
        Model copy = factory.create(world);
        for (int run = 0; run < RUNS; run++) {
            new Law(model, copy, new SplittableRandom(run)).run();
        }
    }

    /** One random run of a model, with a copy that is loaded anew before each step. */
    private static final class Law {
        private final Model model;
        private final Model copy;
        private final SplittableRandom random;
        private final List<Channel> channels;
        private final Observation out;
        private final Observation outOfCopy;
        private List<long[]> states = List.of();

        Law(Model model, Model copy, SplittableRandom random) {
            this.model = model;
            this.copy = copy;
            this.random = random;
            channels = model.vocabulary().channels();
            out = new Observation(channels.size());
            outOfCopy = new Observation(channels.size());
        }

        void run() {
            model.reset();
            states = states(model);
            for (int step = 0; step < STEPS && !model.halted(); step++) {
                long[] saved = save(model);
                load(copy, saved);
                assertThat(save(copy)).isEqualTo(saved);
                assertThat(enabled(copy)).isEqualTo(enabled(model));
                assertThat(copy.quiescent()).isEqualTo(model.quiescent());
                step(choose());
            }
        }

        private Operation choose() {
            OperationSet set = enabled(model);
            int skip = random.nextInt(set.size());
            int id = set.next(0);
            while (skip-- > 0) {
                id = set.next(id + 1);
            }
            return model.vocabulary().operations().get(id);
        }

        private void step(Operation operation) {
            int faults = random.nextInt(3) == 0 ? 8 : 200;
            long seed = random.nextLong();
            out.clear();
            outOfCopy.clear();
            model.apply(operation, oracle(seed, faults), out);
            copy.apply(operation, oracle(seed, faults), outOfCopy);
            for (Channel channel : channels) {
                assertThat(out.copyOf(channel)).as("events on %s of %s", channel, operation).isEqualTo(outOfCopy.copyOf(channel));
                assertThat(channel.kind() == Channel.Kind.INVARIANTS && out.size(channel) > 0)
                        .as("%s broke %s", operation, channel)
                        .isFalse();
            }
            assertThat(out.touched()).isEqualTo(outOfCopy.touched());
            if (!model.halted()) {
                compareStates(operation);
            }
        }

        private void compareStates(Operation operation) {
            List<long[]> before = states;
            long touched = out.touched();
            states = states(model);
            List<long[]> ofCopy = states(copy);
            for (Channel channel : channels) {
                long[] state = states.get(channel.id());
                assertThat(ofCopy.get(channel.id())).as("%s after %s", channel, operation).isEqualTo(state);
                if ((touched & (1L << channel.id())) == 0 && !channel.name().equals("leaks")) {
                    assertThat(before.get(channel.id())).as("%s is untouched by %s", channel, operation).isEqualTo(state);
                }
            }
        }

        private List<long[]> states(Model of) {
            List<long[]> all = new ArrayList<>();
            Observation observed = new Observation(channels.size());
            for (Channel channel : channels) {
                if (channel.kind() == Channel.Kind.STATE) {
                    of.observe(channel, observed);
                }
                long[] words = observed.copyOf(channel);
                Arrays.sort(words);
                all.add(words);
            }
            return all;
        }

        private static Oracle oracle(long seed, int faults) {
            SplittableRandom answers = new SplittableRandom(seed);
            return (question, subject) -> answers.nextInt(faults) == 0
                    ? 1 + answers.nextInt(question.answers().size() - 1)
                    : 0;
        }

        private static OperationSet enabled(Model of) {
            OperationSet set = new OperationSet(of.vocabulary().operations().size());
            of.enabled(set);
            return set;
        }

        private static long[] save(Model of) {
            StateWriter writer = new StateWriter();
            of.save(writer);
            return writer.toArray();
        }

        private static void load(Model into, long[] saved) {
            StateReader reader = new StateReader();
            reader.open(saved, 0, saved.length);
            into.load(reader);
        }
    }
}
