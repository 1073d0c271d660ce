package dev.patchtwin.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What only one of two sides has shown by now. */
class PendingTest {
    private static final Channel TOTAL = new Channel(0, "total", Kind.EVENTS, Order.TOTAL, "");
    private static final Channel BY_SUBJECT = new Channel(0, "by-subject", Kind.EVENTS, Order.PER_SUBJECT, "");

    @Test
    void inTotalOrderOnlyTheCommonStartGoes() {
        assertThat(without(TOTAL, words(1, 2, 3), words(1, 2))).isEqualTo(words(3));
        assertThat(without(TOTAL, words(1, 2), words(1, 2, 3))).isEmpty();
        assertThat(without(TOTAL, words(1, 2, 3), words(2, 3))).isEqualTo(words(1, 2, 3));
        assertThat(without(TOTAL, words(1, 2, 3), words(1, 4, 3))).isEqualTo(words(2, 3));
        assertThat(without(TOTAL, words(1, 2), words())).isEqualTo(words(1, 2));
        assertThat(without(TOTAL, words(), words(1))).isEmpty();
        assertThat(without(TOTAL, words(1, 1), words(1))).isEqualTo(words(1));
    }

    @Test
    void bySubjectTheCommonStartOfEachSubjectGoes() {
        // Written as subject and value in one number: 12 is the value 2 of the subject 1.
        assertThat(without(BY_SUBJECT, words(11, 12, 21), words(11, 21, 22))).isEqualTo(words(12));
        assertThat(without(BY_SUBJECT, words(11, 21, 22), words(11, 12, 21))).isEqualTo(words(22));
        assertThat(without(BY_SUBJECT, words(11, 12, 31), words(12, 21, 31))).isEqualTo(words(11, 12));
        assertThat(without(BY_SUBJECT, words(11, 21, 31), words(11, 31))).isEqualTo(words(21));
        assertThat(without(BY_SUBJECT, words(21), words(11, 12, 13, 21, 31))).isEmpty();
        assertThat(without(BY_SUBJECT, words(11, 21), words(11, 12))).isEqualTo(words(21));
        assertThat(without(BY_SUBJECT, words(31, 32), words(11, 21))).isEqualTo(words(31, 32));
    }

    @Test
    void whatBothStartWithIsTheSameWhicheverSideIsAsked() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long[] left = Words.inOrder(BY_SUBJECT, random(random));
            long[] right = Words.inOrder(BY_SUBJECT, random(random));
            assertThat(Words.without(BY_SUBJECT, left, right)).isEqualTo(plainly(left, right));
            assertThat(Words.without(BY_SUBJECT, right, left)).isEqualTo(plainly(right, left));
        }
    }

    /** Goes subject by subject, with lists. */
    private static long[] plainly(long[] words, long[] other) {
        List<Long> kept = new ArrayList<>();
        for (int subject = 0; subject < 10; subject++) {
            int s = subject;
            long[] mine = Arrays.stream(words)
                    .filter(w -> Observation.subject(w) == s)
                    .toArray();
            long[] theirs = Arrays.stream(other)
                    .filter(w -> Observation.subject(w) == s)
                    .toArray();
            int mismatch = Arrays.mismatch(mine, theirs);
            for (int i = mismatch < 0 ? mine.length : mismatch; i < mine.length; i++) {
                kept.add(mine[i]);
            }
        }
        return kept.stream().mapToLong(w -> w).toArray();
    }

    private static long[] random(SplittableRandom random) {
        return random.longs(random.nextInt(6), 0, 6)
                .map(n -> Observation.word((int) n / 2, n % 2))
                .toArray();
    }

    @Test
    void whatTheOtherSideCatchesUpWithIsForgotten() {
        Pending pending = new Pending(TOTAL, 3);
        pending.add(words(1, 2), words());
        pending.add(words(3), words(1));
        assertThat(pending.before()).isEqualTo(words(2, 3));
        assertThat(pending.after()).isEmpty();
        pending.add(words(), words(2, 3, 4));
        assertThat(pending.before()).isEmpty();
        assertThat(pending.after()).isEqualTo(words(4));
        assertThat(pending.step).isEqualTo(3);
    }

    @Test
    void whatIsInTheWrongOrderStays() {
        Pending pending = new Pending(TOTAL, 0);
        pending.add(words(1), words(2));
        pending.add(words(2), words(1));
        assertThat(pending.before()).isEqualTo(words(1, 2));
        assertThat(pending.after()).isEqualTo(words(2, 1));
        Pending bySubject = new Pending(BY_SUBJECT, 0);
        bySubject.add(words(11), words(21));
        bySubject.add(words(21), words(11));
        assertThat(bySubject.before()).isEmpty();
        assertThat(bySubject.after()).isEmpty();
    }

    @Test
    void theSameIsOpenInWhateverOrderItsSubjectsCame() {
        // One list for the state, or a complete exploration would tell apart what goes on in the same way.
        assertThat(saved(BY_SUBJECT, words(11, 21, 12), words()))
                .isEqualTo(saved(BY_SUBJECT, words(21, 11, 12), words()));
        assertThat(saved(BY_SUBJECT, words(11, 21, 12), words(31)))
                .isEqualTo(saved(BY_SUBJECT, words(21, 11, 12), words(31)));
        assertThat(saved(TOTAL, words(11, 21), words())).isNotEqualTo(saved(TOTAL, words(21, 11), words()));
    }

    @Test
    void whatIsSavedIsLoaded() {
        Pending pending = new Pending(BY_SUBJECT, 7);
        pending.add(words(11, 12, 21), words(11, 31));
        StateWriter out = new StateWriter();
        out.write(5, 3);
        pending.save(out);
        out.write(1, 1);
        StateReader in = new StateReader();
        in.open(out.toArray(), 0, out.length());
        assertThat(in.readInt(3)).isEqualTo(5);
        Pending loaded = Pending.load(BY_SUBJECT, in);
        assertThat(in.readBoolean()).isTrue();
        assertThat(loaded.before()).isEqualTo(words(12, 21));
        assertThat(loaded.after()).isEqualTo(words(31));
        loaded.add(words(31), words(12));
        assertThat(loaded.before()).isEqualTo(words(21));
        assertThat(loaded.after()).isEmpty();
    }

    private static long[] saved(Channel channel, long[] before, long[] after) {
        Pending pending = new Pending(channel, 0);
        pending.add(before, after);
        StateWriter out = new StateWriter();
        pending.save(out);
        return out.toArray();
    }

    private static long[] without(Channel channel, long[] words, long[] other) {
        return Words.without(channel, words, other);
    }

    private static long[] words(int... numbers) {
        return Arrays.stream(numbers)
                .mapToLong(n -> Observation.word(n / 10, n % 10))
                .toArray();
    }
}
