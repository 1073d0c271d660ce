package dev.patchtwin.kvm;

import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.model.ModelFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both models keep what every model promises ({@link dev.patchtwin.model.Model}), in worlds of several shapes. */
class ModelLawTest {
    private static final int RUNS = 60;
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
        ModelLaws.hold(() -> factory.create(world), RUNS, STEPS, 1);
    }
}
