package dev.patchtwin.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ChunkWorkerTest {
    private static final FuzzOptions OPTIONS = new FuzzOptions(1, 1_000, 20, 1, Set.of()).withGeneration(Generation.UNIFORM);

    @Test
    void chunksAreDifferentPartsOfOneStream() {
        Chunk whole = worker(Toys.counter(-1), Toys.counter(-1)).run(0, 200, new Learnt(8));
        ChunkWorker worker = worker(Toys.counter(-1), Toys.counter(-1));
        Chunk second = worker.run(100, 100, new Learnt(8));
        Chunk first = worker.run(0, 100, new Learnt(8));
        assertThat(first.operations() + second.operations()).isEqualTo(whole.operations());
        assertThat(first.operations()).isNotEqualTo(second.operations());
        assertThat(first.sequences() + second.sequences()).isEqualTo(200);
    }

    @Test
    void aChunkKnowsNothingOfWhatItsWorkerDidBefore() {
        AtomicBoolean met = new AtomicBoolean(true);
        Toy.Body covers = (toy, oracle, out) -> {
            if (met.get()) {
                out.cover(0);
            }
        };
        ChunkWorker worker = worker(Toys.goes(b -> b.probe("met"), covers), Toys.goes(b -> b.probe("met"), covers));
        assertThat(worker.run(0, 5, new Learnt(8)).covered()).isEqualTo(1);
        met.set(false);
        assertThat(worker.run(5, 5, new Learnt(8)).covered()).isZero();
    }

    private static ChunkWorker worker(Toy before, Toy after) {
        return new ChunkWorker(Toys.twin(before, after), OPTIONS, new FuzzControl());
    }
}
