package dev.patchtwin.conform.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a stream holds, read by a thread of its own to the end, so that the writer never waits. Of very much, the beginning and
 * the end are kept.
 */
final class Collected {
    private static final int HALF = 512 << 10;
    private static final int AT_ONCE = 8192;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[HALF];
    private long behindHead;
    private final Thread thread;

    private Collected(InputStream from) {
        thread = new Thread(() -> collect(from), "what a boxed program says");
        thread.setDaemon(true);
    }

    static Collected from(InputStream stream) {
        Collected collected = new Collected(stream);
        collected.thread.start();
        return collected;
    }

    /** Waits for the end of the stream, and returns the text. */
    String text() throws InterruptedException {
        thread.join();
        return now();
    }

    private synchronized String now() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        if (behindHead > HALF) {
            all.writeBytes("\n[...]\n".getBytes(StandardCharsets.UTF_8));
            int at = (int) (behindHead % HALF);
            all.write(tail, at, HALF - at);
            all.write(tail, 0, at);
        } else {
            all.write(tail, 0, (int) behindHead);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private void collect(InputStream from) {
        byte[] buffer = new byte[AT_ONCE];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The process was killed, and the stream closed under the reader: what came until then is what there is.
            return;
        }
    }

    private synchronized void keep(byte[] bytes, int n) {
        int first = Math.min(n, HALF - head.size());
        head.write(bytes, 0, first);
        for (int i = first; i < n; i++) {
            tail[(int) (behindHead++ % HALF)] = bytes[i];
        }
    }
}
