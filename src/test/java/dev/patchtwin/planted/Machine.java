package dev.patchtwin.planted;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.planted.Reaction.Ask;
import dev.patchtwin.planted.Reaction.Crowd;
import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Reaction.OnPage;
import dev.patchtwin.planted.Reaction.Word;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A model that runs an automaton, once for each page. */
public class Machine implements Model {
    final Shape shape;
    final Table table;
    final int[] pages;
    boolean halted;
    private final Vocabulary vocabulary;
    private final int width;

    /** Makes one in its initial state. */
    public Machine(Shape shape, Table table) {
        this.shape = shape;
        this.table = table;
        vocabulary = shape.vocabulary();
        pages = new int[shape.pages()];
        // Automata of other sizes are packed otherwise, and not all of them into one word.
        width = 7 + table.spots().size() % 4 * 13;
        reset();
    }

    @Override
    public final Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public final void reset() {
        Arrays.fill(pages, table.start());
        halted = false;
    }

    @Override
    public final void enabled(OperationSet out) {
        for (int id = 0; id < vocabulary.operations().size() && !halted; id++) {
            if (table.isPossible(pages[id % pages.length], id / pages.length)) {
                out.add(id);
            }
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        int page = operation.id() % pages.length;
        Reaction reaction = table.spots().get(pages[page]).reactions().get(operation.id() / pages.length);
        while (!(reaction instanceof Done done)) {
            reaction = next(reaction, page, oracle);
        }
        finish(page, done, out);
    }

    private Reaction next(Reaction reaction, int page, Oracle oracle) {
        if (reaction instanceof Ask ask) {
            int subject = page * Shape.SUBJECTS + ask.subject();
            return ask.answers().get(oracle.ask(vocabulary.questions().get(ask.question()), subject));
        }
        if (reaction instanceof Crowd crowd) {
            long others = IntStream.range(0, pages.length)
                    .filter(other -> other != page && pages[other] == crowd.state())
                    .count();
            return others >= crowd.others() ? crowd.then() : crowd.otherwise();
        }
        if (reaction instanceof OnPage one) {
            return page == one.page() ? one.then() : one.otherwise();
        }
        throw new IllegalStateException("not possible here: " + reaction);
    }

    private void finish(int page, Done done, Observation out) {
        if (done.end() == End.THROWS) {
            throw new IllegalStateException("planted");
        }
        for (Word word : done.words()) {
            out.emit(
                    vocabulary.channels().get(word.lane()),
                    Observation.word(page * Shape.SUBJECTS + word.subject(), word.value()));
        }
        if (done.probe() >= 0) {
            out.cover(done.probe());
        }
        List<Integer> left = table.spots().get(pages[page]).labels();
        List<Integer> entered = table.spots().get(done.next()).labels();
        pages[page] = done.next();
        halted = done.end() == End.HALTS;
        for (Channel channel : vocabulary.channels()) {
            boolean changed = !left.get(channel.id()).equals(entered.get(channel.id()));
            if (channel.kind() != Channel.Kind.EVENTS
                    && (changed || table.spots().size() % 2 == 0)) {
                out.touch(channel);
            }
        }
    }

    @Override
    public void observe(Channel channel, Observation out) {
        for (int page = 0; page < pages.length; page++) {
            int label = table.spots().get(pages[page]).labels().get(channel.id());
            if (label >= 0) {
                out.emit(channel, Observation.word(page * Shape.SUBJECTS, label));
            }
        }
    }

    @Override
    public final boolean quiescent() {
        return !halted
                && IntStream.of(pages).allMatch(spot -> table.spots().get(spot).rest());
    }

    @Override
    public final boolean halted() {
        return halted;
    }

    @Override
    public final long kind() {
        return Arrays.hashCode(pages);
    }

    @Override
    public void save(StateWriter out) {
        write(pages, out);
    }

    final void write(int[] spots, StateWriter out) {
        for (int spot : spots) {
            out.write(spot, width);
        }
        out.write(halted);
    }

    @Override
    public final void load(StateReader in) {
        for (int page = 0; page < pages.length; page++) {
            pages[page] = (int) in.read(width);
        }
        halted = in.readBoolean();
    }

    @Override
    public final String describe(Channel channel, long word) {
        int value = (int) Observation.value(word);
        return channel.name() + " " + vocabulary.subjects().get(Observation.subject(word))
                + (value >= Shape.NOISE ? " noise " : " ") + value;
    }
}
