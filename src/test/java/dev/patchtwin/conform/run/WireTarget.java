package dev.patchtwin.conform.run;

import dev.patchtwin.conform.box.FakeProcess;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.model.Foreign;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What the patch's C writes when it runs, from its first word on: in place of the runner, it says what it likes. */
public final class WireTarget implements ReaderTarget {
    private static final long MAGIC = 0x314e495754545054L;
    private static final byte[] END = "\nbox: exited 3 \n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_STARTS = 60;

    private static final class World implements Foreign.World {
        private boolean dead;

        @Override
        public long on(Foreign.Event event, long[] numbers) {
            Fit.check(!dead, "it is dead, and does something: ", event);
            return numbers.length;
        }

        @Override
        public void died() {
            dead = true;
        }
    }

    @Override
    public String name() {
        return "wire";
    }

    private static byte[] words(long... words) {
        ByteBuffer out = ByteBuffer.allocate(8 * words.length).order(ByteOrder.nativeOrder());
        out.asLongBuffer().put(words);
        return out.array();
    }

    @Override
    public List<byte[]> seeds() {
        long[] greeting = {20, MAGIC, 1, 1, 'f', 2, 1, 't', 1, 'f', 1, 'c', 1, 0, 1, 'a', 1, 'f', 1, 'c', 2, 1};
        long[] tells = {7, Wire.RETURNED, 4, 0, 2, 5, 6, 9, 1, Digest.of(new long[] {0, 2, 5, 6}, 9)};
        long[] asks = {5, Wire.ASKS, 2, 1, 0, 0, 5, Wire.RETURNED, 2, 1, 0, 3, 1, Digest.of(new long[] {1, 0}, 3)};
        return List.of(
                both(greeting, tells), both(greeting, asks), words(greeting), both(greeting, new long[] {3, 2, 0, 0}));
    }

    private static byte[] both(long[] one, long[] other) {
        byte[] first = words(one);
        byte[] second = words(other);
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        int[] starts = {0};
        try (CProgram program = new CProgram(() -> {
            Fit.check(starts[0]++ < MOST_STARTS, "it is started again and again: ", starts[0]);
            return FakeProcess.boxed(data, END);
        })) {
            program.require(Set.of("f"), Set.of("t", "a"));
            Foreign code = program.open();
            for (int call = 0; call < 3; call++) {
                World world = new World();
                code.call("f", new long[] {call % 2}, world);
            }
            program.finish();
            for (CProgram.Trouble trouble : program.troubles()) {
                Fit.same("f", trouble.function(), "what was called");
                Fit.line(trouble.death().what());
            }
        } catch (CException e) {
            Fit.line(String.valueOf(e.getMessage()));
        }
    }
}
