package dev.patchtwin.engine.toy;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;

/** Another model, of which nobody can see that it is rewindable or symmetric; subclasses do something in another way. */
public class PlainModel implements Model {
    protected final Model model;

    /** Hides what this model can do beyond {@link Model}. */
    public PlainModel(Model model) {
        this.model = model;
    }

    @Override
    public Vocabulary vocabulary() {
        return model.vocabulary();
    }

    @Override
    public void reset() {
        model.reset();
    }

    @Override
    public void enabled(OperationSet out) {
        model.enabled(out);
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        model.apply(operation, oracle, out);
    }

    @Override
    public void observe(Channel channel, Observation out) {
        model.observe(channel, out);
    }

    @Override
    public boolean quiescent() {
        return model.quiescent();
    }

    @Override
    public boolean halted() {
        return model.halted();
    }

    @Override
    public void save(StateWriter out) {
        model.save(out);
    }

    @Override
    public void load(StateReader in) {
        model.load(in);
    }

    @Override
    public String describe(Channel channel, long word) {
        return model.describe(channel, word);
    }
}
