package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.toy.PictureLaws;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Pictured;
import dev.patchtwin.ring.after.AfterFactory;
import dev.patchtwin.ring.before.BeforeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both models keep what every model promises, and their pictures show what is compared. */
class RingLawTest {
    private static final List<String> STATES = List.of("free", "in the ring", "held", "leaked");
    private static final List<String> REACHES = List.of(
            "", ", the host can reach it", ", the device knows it", ", the host can reach it, the device knows it");

    static Stream<Arguments> worlds() {
        List<String[]> worlds = List.of(
                new String[] {"rings=1", "slots=1", "pages=2", "others=0", "resets=0"},
                new String[] {"slots=4", "pages=24", "others=2"},
                new String[] {"slots=3", "pages=5"});
        return Stream.of(new BeforeFactory(), new AfterFactory())
                .flatMap(factory -> worlds.stream().map(world -> Arguments.of(factory, world)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void nothingEscapesTheState(ModelFactory factory, String[] overrides) {
        Map<String, Integer> world = Rings.world(overrides);
        ModelLaws.hold(() -> factory.create(world), 30, 40, 1);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aPictureShowsThePagesThatAreComparedAndNoOthers(ModelFactory factory, String[] overrides) {
        Map<String, Integer> world = Rings.world(overrides);
        Set<String> met = new TreeSet<>();
        PictureLaws.hold(() -> (Pictured) factory.create(world), 8, 40, model -> {
            List<String> drawn = drawn(model);
            assertThat(drawn).isEqualTo(observed(model));
            met.addAll(drawn);
        });
        assertThat(met)
                .as("what the runs have met")
                .contains(
                        "ring0/slot0 is in the ring, the host can reach it, the device knows it",
                        "ring0/slot0 is leaked, the host can reach it");
    }

    private static List<String> observed(Pictured model) {
        Observation out = new Observation(model.vocabulary().channels().size());
        Channel pages = model.vocabulary().channel("pages").orElseThrow();
        model.observe(pages, out);
        return LongStream.of(out.copyOf(pages))
                .mapToObj(word -> model.describe(pages, word))
                .sorted()
                .toList();
    }

    /** Returns the cells of the picture in the words of the channel. */
    private static List<String> drawn(Pictured model) {
        return model.picture().cells().stream()
                .map(cell -> cell.name() + " is " + STATES.get(Legend.state(cell.look()))
                        + REACHES.get(Legend.owner(cell.look())))
                .sorted()
                .toList();
    }
}
