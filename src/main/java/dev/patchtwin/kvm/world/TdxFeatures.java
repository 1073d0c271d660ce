package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Picture.Note;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host has that depends on its TDX module: how pages are allocated and freed that are meant for the module
 * ({@code tdx_alloc_control_page}, {@code tdx_free_control_page}), and with that some more to ask, to show and to remember.
 * This one is a module without any optional feature: its pages are pages like any other, and there is nothing more.
 */
public class TdxFeatures extends PageSource {
    /** Makes the features of this machine's module. */
    public TdxFeatures(Machine machine) {
        super(machine);
    }

    /** Returns all questions of the world, in the order of their ids. */
    public List<Question> questions() {
        return Questions.ALL;
    }

    /** Returns all channels of the world, in the order of their ids. */
    public List<Channel> channels() {
        return Channels.ALL;
    }

    /** Returns all probes of the world: those of {@link Probe}, then those of {@link Machine#coverMore}. */
    public List<String> probes() {
        return Probe.texts();
    }

    /** Writes what the features remember. */
    protected void save(StateWriter state) {}

    /** Reads what {@link #save} wrote. */
    protected void load(StateReader state) {}

    /** Emits the present state behind a channel that {@link Channels} does not have. */
    public void observe(Channel channel, Observation out) {
        throw new IllegalArgumentException(channel + " shows no state");
    }

    /** Returns the text of a word, or null when the word is of a channel that is described elsewhere. */
    public @Nullable String describe(Channel channel, long word) {
        return Words.describe(machine.subjects, channel, word);
    }

    /**
     * Reports the invariants that the present state breaks.
     *
     * @param atRest whether there is no VM and nothing is pending
     */
    public void check(boolean atRest) {}

    /** Returns what is worth seeing in a picture; the same headings every time, without lines for a host that has panicked. */
    public List<Note> notes(boolean panicked) {
        return List.of();
    }
}
