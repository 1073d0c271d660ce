package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.Order;
import dev.patchtwin.conform.Workshop;
import dev.patchtwin.conform.WorkshopException;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found when a model is wrong, and the C stays as it is: every mutant that the models come with. */
class ModelChangesTest {
    /** Nearly all are found in the first; a few need that something rare goes wrong twice. */
    private static final int[] OPERATIONS = {60_000, 600_000};

    private static ConformPlan plan;
    private static CutSource source;
    private static Workshop workshop;

    /** A mutant where the original was; what is run in C stays the original. */
    private record Wrong(Conformable original, ModelFactory mutant) implements Conformable {
        @Override
        public String name() {
            return original.name();
        }

        @Override
        public List<Parameter> parameters() {
            return original.parameters();
        }

        @Override
        public Model create(Map<String, Integer> world) {
            return mutant.create(world);
        }

        @Override
        public Model create(Map<String, Integer> world, Foreign patched) {
            return original.create(world, patched);
        }

        @Override
        public Set<String> events() {
            return original.events();
        }

        @Override
        public SortedMap<String, Conformable> functions() {
            return original.functions();
        }

        @Override
        public List<Class<?>> patched() {
            return original.patched();
        }
    }

    @BeforeAll
    static void compile() throws ConformException, WorkshopException {
        plan = RealPatch.plan();
        source = CutSource.of(plan);
        workshop = Workshop.open(
                new Order(source.patch(), plan.mail().toString(), source::text, plan.shim(), true),
                RealPatch.toolchain());
    }

    @AfterAll
    static void close() {
        if (workshop != null) {
            workshop.close();
        }
    }

    static Stream<Mutant> mutants() {
        return ServiceLoader.load(MutantSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(one -> one.mutants().stream())
                .filter(one -> List.of(plan.before().name(), plan.after().name())
                        .contains(one.factory().name()));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aWrongModelDoesNotAgreeWithTheCAndAControlDoes(Mutant mutant) {
        boolean ofAfter = mutant.factory().name().equals(plan.after().name());
        Drifts drifts = drifts(mutant, ofAfter, OPERATIONS[0]);
        if (drifts.all().isEmpty() && !mutant.isControl()) {
            drifts = drifts(mutant, ofAfter, OPERATIONS[1]);
        }
        assertThat(drifts.all().isEmpty()).as(mutant.what()).isEqualTo(mutant.isControl());
        for (Drift drift : drifts.all()) {
            assertThat(drift.blame())
                    .as("on %s", drift.trace())
                    .anyMatch(
                            s -> s.contains("The model " + (ofAfter ? "after" : "before") + " the patch has drifted"));
        }
    }

    private static Drifts drifts(Mutant mutant, boolean ofAfter, int operations) {
        ConformPlan wrong = with(mutant, ofAfter, operations);
        Four four = new Four(wrong, workshop.program(false), workshop.program(true));
        Drifts drifts = new Drifts(wrong, four, workshop, new Steps() {});
        new SequenceChecks(wrong, four, drifts, new Steps() {}).run(ofAfter ? Couple.AFTER : Couple.BEFORE);
        return drifts;
    }

    private static ConformPlan with(Mutant mutant, boolean ofAfter, int operations) {
        return new ConformPlan(
                plan.id(),
                plan.mail(),
                plan.shim(),
                ofAfter ? plan.before() : new Wrong(plan.before(), mutant.factory()),
                ofAfter ? new Wrong(plan.after(), mutant.factory()) : plan.after(),
                plan.smallWorld(),
                plan.smallWorldName(),
                plan.smallFaults(),
                plan.world(),
                plan.worldName(),
                plan.length(),
                plan.declared(),
                operations,
                plan.seed(),
                plan.threads(),
                plan.sanitized(),
                plan.tree(),
                plan.environment());
    }
}
