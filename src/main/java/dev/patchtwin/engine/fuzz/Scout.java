package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Question;
import java.util.Arrays;

/**
 * Sees what a sequence meets that has not been met before: an operation that leads to a kind of state, a
 * word that an operation shows on a channel of events, an answer other than the nominal one that an operation gets. What
 * subject it is about makes no difference.
 */
final class Scout {
    private static final int MOST_ATTEMPTS = 3;
    private static final int NAME_SHIFT = 56;
    private static final int KIND_SHIFT = 52;
    private static final long MOVE = 1L << KIND_SHIFT;
    private static final long ANSWER = 2L << KIND_SHIFT;
    private static final long WORD = 3L << KIND_SHIFT;
    private static final long SPREAD = 0xD1B54A32D192ED03L;

    private final Twin twin;
    private final Model model;
    private final Channel[] channels;
    private final long events;
    private final Features met;
    private long kind;
    private int[] news = new int[64];
    private int fresh;
    private int freshBefore;
    private int lastFresh;

    /** @param met what has been met; what a sequence meets is added */
    Scout(Twin twin, Features met) {
        this.twin = twin;
        this.met = met;
        model = twin.model(Side.BEFORE);
        channels = twin.vocabulary().channels().toArray(Channel[]::new);
        long bits = 0;
        for (Channel channel : channels) {
            bits |= channel.kind() == Channel.Kind.EVENTS ? 1L << channel.id() : 0;
        }
        events = bits;
    }

    /** A sequence begins. */
    void begin() {
        kind = model.kind();
        fresh = 0;
        freshBefore = 0;
        lastFresh = -1;
    }

    /** An answer other than the nominal one was given. */
    void answered(int name, Question question, int attempt, int answer) {
        long what = ANSWER + (long) Math.min(attempt, MOST_ATTEMPTS) * 65536 + question.id() * 256L + answer;
        meet(name, what);
    }

    /** An operation was carried out. */
    void stepped(int name, int step) {
        long now = model.halted() ? -1 : model.kind();
        if (now != kind) {
            meet(name, MOVE ^ now * SPREAD);
            kind = now;
        }
        Observation shown = twin.events(Side.BEFORE);
        for (long rest = shown.emitted() & events; rest != 0; rest &= rest - 1) {
            Channel channel = channels[Long.numberOfTrailingZeros(rest)];
            for (int i = 0; i < shown.size(channel); i++) {
                meet(name, WORD ^ (channel.id() + 1) * SPREAD ^ Observation.value(shown.word(channel, i)));
            }
        }
        if (fresh != freshBefore) {
            freshBefore = fresh;
            lastFresh = step;
        }
    }

    private void meet(int name, long what) {
        int feature = Features.of(what ^ (long) name << NAME_SHIFT);
        if (met.add(feature)) {
            if (fresh == news.length) {
                news = Arrays.copyOf(news, 2 * fresh);
            }
            news[fresh++] = feature;
        }
    }

    /** Returns the new kinds of situations that the sequence has met. */
    int[] news() {
        return Arrays.copyOf(news, fresh);
    }

    /** Returns the last step that met something new, from 0; -1 for none. */
    int lastFresh() {
        return lastFresh;
    }
}
