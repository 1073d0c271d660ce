package dev.patchtwin.check.campaign;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a campaign: of {@code count} shards number {@code index} takes every run whose number leaves {@code index} - 1
 * when it is divided by {@code count}.
 *
 * @param index from 1
 * @param count at least 1
 */
public record Shard(int index, int count) {
    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

    /** @throws IllegalArgumentException when there is no such shard */
    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + count + "; shards go from 1 to their number");
        }
    }

    /**
     * Reads {@code I/N}; empty when the text is no such thing.
     *
     * @throws IllegalArgumentException when there is no such shard
     */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns the number of the run that it takes as its {@code nth}, both from 0. */
    public long run(long nth) {
        return nth * count + index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
