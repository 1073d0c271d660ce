package dev.patchtwin.engine.toy;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Toys whose differences are known. */
public final class Toys {
    /** Events in total order. */
    public static final Channel EVENTS = new Channel(0, "events", Kind.EVENTS, Order.TOTAL, "what happens");

    /** A second channel of events. */
    public static final Channel MORE = new Channel(1, "more", Kind.EVENTS, Order.TOTAL, "what else happens");

    /** State. */
    public static final Channel STATE = new Channel(1, "state", Kind.STATE, Order.TOTAL, "the numbers");

    /** Broken invariants. */
    public static final Channel SAFETY = new Channel(2, "safety", Kind.INVARIANTS, Order.TOTAL, "invariants");

    /** May fail in two ways. */
    public static final Question FAILS = new Question(0, "fails", List.of("ok", "busy", "error"));

    /** Who wins. */
    public static final Question RACE = new Question(1, "race", List.of("mine", "theirs"));

    private Toys() {}

    /** Counts up and down; the increment that makes it {@code wrongAt} shows one too many. */
    public static Toy counter(int wrongAt) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[0] == wrongAt ? toy.n[0] + 1L : toy.n[0]))
                .operation("up", (toy, oracle, out) -> {
                    toy.n[0]++;
                    out.touch(STATE);
                })
                .operation("down", toy -> toy.n[0] > 0, (toy, oracle, out) -> {
                    toy.n[0]--;
                    out.touch(STATE);
                })
                .operation("look", (toy, oracle, out) -> out.emit(EVENTS, 1))
                .toy();
    }

    /**
     * Three slots that are taken and given back. Giving back may fail, and the slot is set aside until {@code collect};
     * the leaky one forgets the second slot when giving it back gives an error. Leaks show at rest only.
     */
    public static Toy freeList(boolean leaky) {
        Channel leaks = new Channel(1, "leaks", Kind.STATE, Order.PER_SUBJECT, "slots that nobody has");
        Toy.Builder builder = new Toy.Builder()
                .numbers(3)
                .question(FAILS)
                .channel(EVENTS)
                .state(leaks, (toy, out) -> {
                    for (int i = 0; i < 3 && atRest(toy); i++) {
                        if (toy.n[i] == 3) {
                            out.emit(leaks, Observation.word(i, 1));
                        }
                    }
                });
        for (int i = 0; i < 3; i++) {
            int slot = i;
            builder.operation("take slot=" + i, toy -> toy.n[slot] == 0, (toy, oracle, out) -> {
                toy.n[slot] = 1;
                out.touch(leaks);
            });
        }
        for (int i = 0; i < 3; i++) {
            int slot = i;
            builder.operation("give slot=" + i, toy -> toy.n[slot] == 1, (toy, oracle, out) -> {
                        int answer = oracle.ask(FAILS, slot);
                        toy.n[slot] = answer == 0 ? 0 : leaky && slot == 1 && answer == 2 ? 3 : 2;
                        out.touch(leaks);
                    })
                    .drains();
        }
        return builder.operation(
                        "collect", (toy, oracle, out) -> Arrays.setAll(toy.n, i -> toy.n[i] == 2 ? 0 : toy.n[i]))
                .drains()
                .rest(Toys::atRest)
                .toy();
    }

    private static boolean atRest(Toy toy) {
        return Arrays.stream(toy.n).allMatch(n -> n == 0 || n == 3);
    }

    /** Frees a page at once, or, when it is lazy, as soon as it settles; of the page number {@code lost} it never tells. */
    public static Toy freer(boolean lazy, int lost) {
        return new Toy.Builder()
                .numbers(3)
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[1]))
                .operation("free", (toy, oracle, out) -> {
                    toy.n[0]++;
                    toy.n[2] = 1;
                    if (!lazy) {
                        free(toy, lost, out);
                    }
                })
                .operation("settle", toy -> toy.n[2] == 1, (toy, oracle, out) -> {
                    free(toy, lost, out);
                    toy.n[2] = 0;
                })
                .drains()
                .rest(toy -> toy.n[2] == 0)
                .toy();
    }

    private static void free(Toy toy, int lost, Observation out) {
        while (toy.n[0] > 0) {
            toy.n[0]--;
            toy.n[1]++;
            if (toy.n[1] != lost) {
                out.emit(EVENTS, toy.n[1]);
            }
            out.touch(STATE);
        }
    }

    /** One operation, {@code go}, on two channels of events and one of invariants. */
    public static Toy goes(Toy.Body body) {
        return goes(toy -> {}, body);
    }

    /** The same, with more in its vocabulary. */
    public static Toy goes(java.util.function.Consumer<Toy.Builder> more, Toy.Body body) {
        return new Toy.Builder()
                .numbers(2)
                .question(FAILS)
                .question(RACE)
                .channel(EVENTS)
                .channel(MORE)
                .channel(SAFETY)
                .with(more)
                .operation("go", body)
                .toy();
    }

    /** Returns a twin without a contract. */
    public static Twin twin(Toy before, Toy after) {
        return new Twin(before, after, Contract.strict());
    }

    /** Returns a trace without answers. */
    public static Trace trace(Twin twin, String... operations) {
        return new Trace("toy", Map.of(), steps(twin, operations));
    }

    /** Returns steps without answers. */
    public static List<Trace.Step> steps(Twin twin, String... operations) {
        return Arrays.stream(operations)
                .map(text -> new Trace.Step(operation(twin, text), List.of()))
                .toList();
    }

    /** Returns an operation by its text. */
    public static Operation operation(Twin twin, String text) {
        return twin.vocabulary().operation(text).orElseThrow();
    }
}
