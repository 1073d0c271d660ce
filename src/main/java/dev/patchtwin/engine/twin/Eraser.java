package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Applies the declared differences of a contract. Whether a word matches is found out once per word, by describing it,
 * and remembered.
 */
final class Eraser {
    private final List<DeclaredDifference> declared;
    private final Pattern[][] patterns;
    private final LongMap[] matching;
    private final long[] uses;
    private long usedInRun;

    Eraser(Contract contract, int channels) {
        declared = contract.declared();
        patterns = declared.stream()
                .map(d -> d.erase().stream().map(Eraser::glob).toArray(Pattern[]::new))
                .toArray(Pattern[][]::new);
        matching = new LongMap[channels];
        Arrays.setAll(matching, i -> new LongMap());
        uses = new long[declared.size()];
    }

    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** A new run begins: nothing has been used in it. */
    void startRun() {
        usedInRun = 0;
    }

    /** Tells whether anything is declared for a channel. */
    boolean concerns(Channel channel) {
        for (DeclaredDifference difference : declared) {
            if (difference.channel().equals(channel.name())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the words of a side without those that a declared difference erases. */
    Erased erase(Channel channel, Side side, long[] words, Model model) {
        long[] kept = new long[words.length];
        long[] counts = new long[declared.size()];
        int size = 0;
        boolean endsRun = false;
        for (long word : words) {
            int by = erasedBy(channel, side, word, model);
            if (by < 0) {
                kept[size++] = word;
            } else {
                counts[by]++;
                endsRun |= declared.get(by).endsRun();
            }
        }
        return new Erased(Arrays.copyOf(kept, size), counts, endsRun);
    }

    private int erasedBy(Channel channel, Side side, long word, Model model) {
        for (long rest = matches(channel, word, model); rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            if (declared.get(i).side() == side && isOpen(declared.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOpen(DeclaredDifference difference) {
        if (difference.after().isEmpty()) {
            return true;
        }
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).id().equals(difference.after().get())) {
                return (usedInRun & (1L << i)) != 0;
            }
        }
        return false;
    }

    private long matches(Channel channel, long word, Model model) {
        LongMap known = matching[channel.id()];
        long bits = known.get(word);
        if (bits == LongMap.ABSENT) {
            bits = 0;
            String text = model.describe(channel, word);
            for (int i = 0; i < patterns.length; i++) {
                if (declared.get(i).channel().equals(channel.name())
                        && Arrays.stream(patterns[i]).anyMatch(p -> p.matcher(text).matches())) {
                    bits |= 1L << i;
                }
            }
            known.put(word, bits);
        }
        return bits;
    }

    /** Counts what was erased, once the comparison that needed it has succeeded. */
    void use(Erased erased) {
        for (int i = 0; i < uses.length; i++) {
            if (erased.counts[i] > 0) {
                uses[i] += erased.counts[i];
                usedInRun |= 1L << i;
            }
        }
    }

    /** Returns how many words each declared difference has erased, in the order of the contract. */
    long[] uses() {
        return uses.clone();
    }

    /** What is left of a side's words, and which declared differences took how many of the others. */
    static final class Erased {
        final long[] words;
        final long[] counts;
        final boolean endsRun;

        Erased(long[] words, long[] counts, boolean endsRun) {
            this.words = words;
            this.counts = counts;
            this.endsRun = endsRun;
        }
    }
}
