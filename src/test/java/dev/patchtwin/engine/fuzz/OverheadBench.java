package dev.patchtwin.engine.fuzz;

import com.sun.management.ThreadMXBean;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the engine itself costs, per lock-step operation on one thread: two models that do next to nothing, eight
 * operations of which most are possible, one event, one state channel and one question in each. Run it with a number of
 * millions of operations; no test depends on its figures.
 */
final class OverheadBench {
    private static final int ROUNDS = 7;

    private OverheadBench() {}

    /** Prints nanoseconds and bytes per operation of each round; the first ones warm up. */
    public static void main(String[] args) {
        long operations = (args.length > 0 ? Long.parseLong(args[0]) : 10) * 1_000_000;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            SequenceRunner runner = new SequenceRunner(
                    new Twin(new Idle(), new Idle(), Contract.strict()),
                    new FuzzOptions(round, operations, 40, 1, Set.of()),
                    new Corpus());
            long ran = 0;
            long sequence = 0;
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            while (ran < operations) {
                ran += runner.run(sequence++);
            }
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            System.out.printf(
                    "round %d: %.1f ns CPU, %.3f bytes allocated per operation; %d operations%n",
                    round, (double) cpu / ran, (double) bytes / ran, ran);
        }
    }

    /** A counter with eight operations; the cheapest model that uses all of the interface. */
    private static final class Idle implements Model {
        private final Vocabulary vocabulary;
        private int count;

        Idle() {
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                operations.add(new Operation(i, (i < 4 ? "up by=" : "down by=") + i % 4));
            }
            vocabulary = new Vocabulary(
                    operations,
                    List.of(Toys.FAILS, Toys.RACE),
                    List.of("s0", "s1", "s2", "s3"),
                    List.of(Toys.EVENTS, Toys.STATE),
                    List.of(),
                    operations.subList(7, 8));
        }

        @Override
        public Vocabulary vocabulary() {
            return vocabulary;
        }

        @Override
        public void reset() {
            count = 0;
        }

        @Override
        public void enabled(OperationSet out) {
            for (int i = 0; i < 8; i++) {
                if (i < 4 || count >= i - 4) {
                    out.add(i);
                }
            }
        }

        @Override
        public void apply(Operation operation, Oracle oracle, Observation out) {
            int by = operation.id() & 3;
            count += operation.id() < 4 ? by : -by;
            out.emit(Toys.EVENTS, oracle.ask(Toys.FAILS, by));
            out.touch(Toys.STATE);
        }

        @Override
        public void observe(Channel channel, Observation out) {
            out.emit(channel, count);
        }

        @Override
        public boolean quiescent() {
            return (count & 7) == 0;
        }

        @Override
        public boolean halted() {
            return false;
        }

        @Override
        public void save(StateWriter out) {
            out.write(count, 32);
        }

        @Override
        public void load(StateReader in) {
            count = (int) in.read(32);
        }

        @Override
        public String describe(Channel channel, long word) {
            return channel + " " + word;
        }
    }
}
