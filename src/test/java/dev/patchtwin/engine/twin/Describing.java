package dev.patchtwin.engine.twin;

import dev.patchtwin.engine.toy.PlainModel;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import java.util.List;

/** Another model, and a note of every word that somebody wanted described. */
final class Describing extends PlainModel {
    private final List<Long> described;

    Describing(Model model, List<Long> described) {
        super(model);
        this.described = described;
    }

    @Override
    public String describe(Channel channel, long word) {
        described.add(word);
        return super.describe(channel, word);
    }
}
