package dev.patchtwin.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The map of moves counts like a plain one, when it grows and when others are added to it too. */
class MovesTest {
    private static final List<String> OPERATIONS = List.of("drop", "take", "use");
    private static final int LARGEST_LOOK = (1 << 15) - 1;

    @Test
    void manyMovesAreCountedLikeInAPlainMap() {
        Random random = new Random(8);
        Map<Move, Move> expected = new TreeMap<>(Move.ORDER);
        Moves moves = new Moves();
        for (int part = 0; part < 3; part++) {
            Moves more = new Moves();
            for (int i = 0; i < 4000; i++) {
                int from = random.nextInt(40);
                int to = LARGEST_LOOK - random.nextInt(40);
                int operation = random.nextInt(OPERATIONS.size());
                boolean isBefore = random.nextBoolean();
                more.add(isBefore ? Side.BEFORE : Side.AFTER, from, to, operation);
                Move move = new Move(from, to, OPERATIONS.get(operation), isBefore ? 1 : 0, isBefore ? 0 : 1);
                expected.merge(move, move, Move::plus);
            }
            moves.addAll(more);
        }
        assertThat(moves.list(OPERATIONS)).hasSizeGreaterThan(4000).isEqualTo(List.copyOf(expected.values()));
    }

    @Test
    void whereNothingWasCountedThereIsNothing() {
        assertThat(new Moves().list(OPERATIONS)).isEmpty();
    }
}
