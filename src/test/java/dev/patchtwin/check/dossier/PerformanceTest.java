package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Twins;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final int NOBODY = Play.Scene.NOBODY;

    private static Twins twins(int pages) throws InputException {
        Bundle toy = new Bundles(Path.of("src/test/resources/house")).read("toy");
        return new Twins(toy.withModels(PicturedToy.BEFORE, PicturedToy.AFTER), Map.of("pages", pages), true);
    }

    private static Trace.Step step(Vocabulary vocabulary, String operation) {
        return new Trace.Step(vocabulary.operation(operation).orElseThrow(), List.of());
    }

    private static Trace.Step leak(Vocabulary vocabulary, int page) {
        Trace.Answer busy = new Trace.Answer(vocabulary.questions().get(0), page, 1, 1);
        return new Trace.Step(vocabulary.operation("unmap page=" + page).orElseThrow(), List.of(busy));
    }

    private static Performance perform(int pages, Function<Vocabulary, List<Trace.Step>> steps) throws InputException {
        Twins twins = twins(pages);
        return Performance.of(twins, new Trace("toy", twins.world(), steps.apply(twins.vocabulary())));
    }

    @Test
    void cellsOfOneNameAreNumberedAndSlotsAreInTheOrderOfKindsAndThenOfNames() throws Exception {
        Performance performance = perform(
                4,
                all -> List.of(
                        step(all, "map page=3"),
                        leak(all, 3),
                        step(all, "map page=0"),
                        leak(all, 0),
                        step(all, "map page=1")));
        assertThat(performance.slots())
                .containsExactly(
                        new Play.Slot("page0", 0),
                        new Play.Slot("page1", 0),
                        new Play.Slot("page3", 0),
                        new Play.Slot("lost", 1),
                        new Play.Slot("lost #2", 1));
        assertThat(performance.before())
                .extracting(Play.Scene::looks)
                .containsExactly(
                        List.of(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY),
                        List.of(NOBODY, NOBODY, PicturedToy.MAPPED, NOBODY, NOBODY),
                        List.of(NOBODY, NOBODY, NOBODY, PicturedToy.LOST, NOBODY),
                        List.of(PicturedToy.MAPPED, NOBODY, NOBODY, PicturedToy.LOST, NOBODY),
                        List.of(NOBODY, NOBODY, NOBODY, PicturedToy.LOST, PicturedToy.LOST),
                        List.of(NOBODY, PicturedToy.MAPPED, NOBODY, PicturedToy.LOST, PicturedToy.LOST));
        assertThat(performance.after()).isEqualTo(performance.before());
    }

    @Test
    void aLongTraceKeepsOneOfAllScenesThatAreAlike() throws Exception {
        int rounds = 2_500;
        Performance performance = perform(2, all -> {
            List<Trace.Step> steps = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                steps.add(step(all, "map page=" + i % 2));
                steps.add(step(all, "unmap page=" + i % 2));
            }
            return steps;
        });
        assertThat(performance.steps()).hasSize(2 * rounds);
        assertThat(performance.before()).hasSize(2 * rounds + 1);
        assertThat(distinct(performance.before(), scene -> scene)).isEqualTo(3);
        assertThat(distinct(performance.before(), Play.Scene::looks)).isEqualTo(3);
        List<Play.Scene> both = new ArrayList<>(performance.before());
        both.addAll(performance.after());
        assertThat(distinct(both, Play.Scene::trees)).isEqualTo(3);
        assertThat(distinct(both, Play.Scene::notes)).isEqualTo(2);
    }

    private static long distinct(List<Play.Scene> scenes, Function<Play.Scene, Object> part) {
        Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        scenes.forEach(scene -> parts.add(part.apply(scene)));
        return parts.size();
    }

    @Test
    void treesAndNotesAreThoseOfTheMoment() throws Exception {
        Performance performance = perform(2, all -> List.of(step(all, "map page=1")));
        assertThat(performance.after().get(0).trees()).containsExactly(new Picture.Branch("toy", List.of()));
        assertThat(performance.after().get(1).trees())
                .containsExactly(new Picture.Branch("toy", List.of(new Picture.Branch("page1", List.of()))));
        assertThat(performance.after().get(1).notes()).containsExactly(new Picture.Note("pages", List.of("1 in use")));
    }
}
