package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Applies the declared differences of a contract. Whether a word matches is found out once per word, by describing it,
 * and remembered.
 *
 * <p>What erasing needed is only noted at first. Whoever compares calls {@link #commit} when that made the comparison
 * succeed, and {@link #forget} when it did not: what explains nothing was not used.
 */
final class Eraser {
    private final List<DeclaredDifference> declared;
    private final Pattern[][] patterns;
    private final int[] opensAfter;
    private final long[] forChannel;
    private final long[] forSide;
    private final LongMap[] matching;
    private final long[] uses;
    private final long[] noted;
    private long notedBits;
    private long usedInRun;
    private final long endsRun;
    private final int[] openers;

    /** @throws IllegalArgumentException when the contract does not fit the vocabulary */
    Eraser(Contract contract, Vocabulary vocabulary) {
        contract.require(vocabulary);
        declared = contract.declared();
        patterns = declared.stream()
                .map(d -> d.erase().stream().map(Eraser::glob).toArray(Pattern[]::new))
                .toArray(Pattern[][]::new);
        opensAfter =
                declared.stream().mapToInt(d -> indexOf(d.after().orElse(""))).toArray();
        forChannel = new long[vocabulary.channels().size()];
        forSide = new long[Side.values().length];
        matching = new LongMap[forChannel.length];
        Arrays.setAll(matching, i -> new LongMap());
        uses = new long[declared.size()];
        noted = new long[declared.size()];
        long ends = 0;
        for (int i = 0; i < declared.size(); i++) {
            DeclaredDifference difference = declared.get(i);
            forChannel[vocabulary.channel(difference.channel()).orElseThrow().id()] |= 1L << i;
            forSide[difference.side().ordinal()] |= 1L << i;
            ends |= difference.endsRun() ? 1L << i : 0;
        }
        endsRun = ends;
        openers = IntStream.of(opensAfter).filter(i -> i >= 0).distinct().sorted().toArray();
    }

    /** Writes what of this run decides how it goes on: whether those that open others have been used. */
    void save(StateWriter out) {
        for (int opener : openers) {
            out.write(usedInRun >>> opener & 1, 1);
        }
    }

    /** Goes on from what {@link #save} wrote. */
    void load(StateReader in) {
        startRun();
        for (int opener : openers) {
            usedInRun |= in.read(1) << opener;
        }
    }

    private int indexOf(String id) {
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
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
        forget();
    }

    /** Forgets how often anything was used. */
    void startCounting() {
        Arrays.fill(uses, 0);
    }

    /** Tells whether anything is declared for a channel. */
    boolean concerns(Channel channel) {
        return forChannel[channel.id()] != 0;
    }

    /** Returns the words without those that a declared difference erases on this side, and notes what it erased. */
    long[] erase(Channel channel, Seen seen, long[] words) {
        long[] kept = new long[words.length];
        int size = 0;
        for (long word : words) {
            long by = matches(channel, word, seen) & forSide[seen.side.ordinal()] & open();
            if (by == 0) {
                kept[size++] = word;
            } else {
                noted[Long.numberOfTrailingZeros(by)]++;
                notedBits |= Long.lowestOneBit(by);
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** Returns the declared differences that count now, a bit each. */
    private long open() {
        long open = 0;
        for (int i = 0; i < opensAfter.length; i++) {
            boolean isOpen = opensAfter[i] < 0 || ((usedInRun | notedBits) & (1L << opensAfter[i])) != 0;
            open |= isOpen ? 1L << i : 0;
        }
        return open;
    }

    private long matches(Channel channel, long word, Seen seen) {
        LongMap known = matching[channel.id()];
        long bits = known.get(word);
        if (bits == LongMap.ABSENT) {
            bits = 0;
            String text = seen.model.describe(channel, word);
            for (long rest = forChannel[channel.id()]; rest != 0; rest &= rest - 1) {
                int i = Long.numberOfTrailingZeros(rest);
                if (Arrays.stream(patterns[i]).anyMatch(p -> p.matcher(text).matches())) {
                    bits |= 1L << i;
                }
            }
            known.put(word, bits);
        }
        return bits;
    }

    /** Returns which declared differences were used in this run or are noted, a bit each. */
    long used() {
        return usedInRun | notedBits;
    }

    /** Tells whether anything noted ends the run, on whichever side. */
    boolean endsRun() {
        return (notedBits & endsRun) != 0;
    }

    /** Tells whether anything noted lets this side end the run. */
    boolean endsRun(Side side) {
        return (notedBits & endsRun & forSide[side.ordinal()]) != 0;
    }

    /** Returns what is noted by now, for {@link #backTo}. */
    long[] mark() {
        return noted.clone();
    }

    /** Drops what was noted since the mark. */
    void backTo(long[] mark) {
        notedBits = 0;
        for (int i = 0; i < noted.length; i++) {
            noted[i] = mark[i];
            notedBits |= mark[i] != 0 ? 1L << i : 0;
        }
    }

    /** Counts what was noted: the comparison that needed it has succeeded. */
    void commit() {
        for (int i = 0; i < uses.length; i++) {
            uses[i] += noted[i];
        }
        usedInRun |= notedBits;
        forget();
    }

    /** Drops what was noted. */
    void forget() {
        Arrays.fill(noted, 0);
        notedBits = 0;
    }

    /** Returns how many words each declared difference has erased, in the order of the contract. */
    long[] uses() {
        return uses.clone();
    }
}
