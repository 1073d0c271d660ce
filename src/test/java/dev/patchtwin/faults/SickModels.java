package dev.patchtwin.faults;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Models that do what no model may, once a counter has come to three. Which of it is said by the
 * property {@code faults.illness}. */
final class SickModels {
    private static final Channel RETURNS =
            new Channel(0, "returns", Channel.Kind.EVENTS, Channel.Order.TOTAL, "what each operation gave back");
    private static final Question QUESTION = new Question(0, "reclaim", List.of("ok", "error"));

    private static final AtomicBoolean GUESSED = new AtomicBoolean();

    /** More at first than later. */
    private static final AtomicInteger ASKED = new AtomicInteger(3);

    private SickModels() {}

    /** What goes wrong. */
    enum Illness {
        NONE,
        HANGS,
        HANGS_WHEN_ASKED,
        THROWS,
        FAILS,
        RECURSES,
        SWALLOWS,
        GUESSES,
        ASKS
    }

    /** Writes what registers them, and a bundle that holds a well one against an ill one. */
    static Path in(Path root) throws IOException {
        Houses.in(root);
        Houses.edit(root, "toy-before", "well");
        Houses.edit(root, "toy-after", "sick");
        Houses.edit(root, "channels: [pages, returns, safety]", "channels: [returns]");
        Houses.edit(root, "probes: [\"a page was leaked\"]\n", "");
        Path contract = root.resolve("patches/toy/twin.yaml");
        String text = Files.readString(contract);
        Files.writeString(contract, text.substring(0, text.indexOf("declared:")));
        Path services = Files.createDirectories(root.resolve("models/META-INF/services"));
        Files.write(
                services.resolve(ModelFactory.class.getName()), List.of(Well.class.getName(), Sick.class.getName()));
        return root;
    }

    /** Registered. */
    public static final class Well extends Factory {
        /** Registered. */
        public Well() {
            super("well", Illness.NONE);
        }
    }

    /** Registered. */
    public static final class Sick extends Factory {
        /** Registered. */
        public Sick() {
            super("sick", Illness.valueOf(System.getProperty("faults.illness", "NONE")));
        }
    }

    private abstract static class Factory implements ModelFactory {
        private final String name;
        private final Illness illness;

        Factory(String name, Illness illness) {
            this.name = name;
            this.illness = illness;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("pages", 2, 1, 8, "how many pages there are"));
        }

        @Override
        public Model create(Map<String, Integer> world) {
            return new Patient(illness);
        }

        @Override
        public List<Class<?>> patched() {
            return List.of(Patient.class);
        }
    }

    /** Counts up to three, and begins anew. */
    static final class Patient implements Model {
        private static final int MOST = 3;

        private final Illness illness;
        private int count;

        Patient(Illness illness) {
            this.illness = illness;
        }

        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary(
                    List.of(new Operation(0, "count"), new Operation(1, "begin")),
                    List.of(QUESTION),
                    List.of("page0"),
                    List.of(RETURNS),
                    List.of(),
                    List.of());
        }

        @Override
        public void reset() {
            count = 0;
        }

        @Override
        public void enabled(OperationSet out) {
            if (count == MOST && illness == Illness.HANGS_WHEN_ASKED) {
                hang();
            }
            out.add(count < MOST ? 0 : 1);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        public void apply(Operation operation, Oracle oracle, Observation out) {
            int answer = operation.id() == 0 ? oracle.ask(QUESTION, 0) : 0;
            count = operation.id() == 0 ? count + 1 : 0;
            out.emit(RETURNS, Observation.word(0, answer));
            if (count == MOST) {
                suffer(oracle, out);
            }
        }

        private void suffer(Oracle oracle, Observation out) {
            switch (illness) {
                case HANGS -> hang();
                case THROWS -> throw new IllegalStateException("a model that throws");
                case FAILS -> throw new AssertionError("a model that fails");
                case RECURSES -> suffer(oracle, out);
                case SWALLOWS -> swallow();
                case GUESSES -> guess(out);
                case ASKS -> askFor(ASKED.getAndSet(1), oracle);
                case NONE, HANGS_WHEN_ASKED -> {}
            }
        }

        private static void guess(Observation out) {
            if (!GUESSED.getAndSet(true)) {
                out.emit(RETURNS, Observation.word(0, 1));
            }
        }

        private static void askFor(int times, Oracle oracle) {
            for (int i = 0; i < times; i++) {
                int unused = oracle.ask(QUESTION, 0);
            }
        }

        private static void swallow() {
            List<long[]> all = new ArrayList<>();
            while (!all.isEmpty() || all.size() == 0) {
                all.add(new long[1 << 16]);
            }
        }

        private static void hang() {
            for (long i = 0; i >= 0; i = i + 1 & Long.MAX_VALUE) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void observe(Channel channel, Observation out) {}

        @Override
        public boolean quiescent() {
            return true;
        }

        @Override
        public boolean halted() {
            return false;
        }

        @Override
        public void save(StateWriter out) {
            out.write(count, 2);
        }

        @Override
        public void load(StateReader in) {
            count = in.readInt(2);
        }

        @Override
        public String describe(Channel channel, long word) {
            return "page0 " + Observation.value(word);
        }
    }
}
