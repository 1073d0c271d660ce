package dev.patchtwin.conform.run;

/** What the runner boils a run of the C down to; the same as in {@code runner.c}. */
final class Digest {
    private Digest() {}

    /** Returns the digest of a run that has returned. */
    static long of(long[] events, long result) {
        long sum = mix(mix(mix(0, Wire.RETURNED), events.length), result);
        for (long word : events) {
            sum = mix(sum, word);
        }
        return sum;
    }

    private static long mix(long sum, long word) {
        long mixed = (sum ^ word) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 32);
    }
}
