package dev.patchtwin.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds states, the sets of them, and long lists of numbers, one by one. */
class StateSetTest {
    @Test
    void numbersAreZeroUntilTheyAreSetAndBlocksDoNotMeet() {
        Numbers numbers = new Numbers();
        long[] places = {0, 1, 8_191, 8_192, 16_383, 16 * 8_192 - 1, 16 * 8_192, 70 * 8_192 + 5};
        for (long place : places) {
            numbers.set(place, (int) place - 7);
        }
        for (long place : places) {
            assertThat(numbers.get(place)).isEqualTo((int) place - 7);
        }
        assertThat(numbers.get(2)).isZero();
        assertThat(numbers.bytes()).as("five blocks").isEqualTo(5L * 8_192 * 4);
    }

    @Test
    void longNumbersTakeTwoPlacesAlsoOverTheEdgeOfABlock() {
        Numbers numbers = new Numbers();
        long[] values = {0, 1, -1, Long.MIN_VALUE, 0x80000000L, 0xffffffffL, 0x123456789abcdefL};
        for (int i = 0; i < values.length; i++) {
            numbers.setLong(8_189 + 2L * i, values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(numbers.getLong(8_189 + 2L * i)).isEqualTo(values[i]);
        }
    }

    @Test
    void noStateLiesAcrossTwoBlocks() {
        Arena arena = new Arena();
        int block = 1 << 15;
        assertThat(arena.add(block - 3)).isZero();
        assertThat(arena.add(3)).as("fits exactly").isEqualTo(block - 3);
        assertThat(arena.add(block - 2)).isEqualTo(block);
        assertThat(arena.add(3)).as("does not fit").isEqualTo(2L * block);
        assertThat(Arena.next(0, block - 3, 3)).isEqualTo(block - 3);
        assertThat(Arena.next(block - 3, 3, block - 2)).isEqualTo(block);
        assertThat(Arena.next(block, block - 2, 3)).isEqualTo(2L * block);
        assertThat(arena.bytes()).isEqualTo(3L * block * 4);
    }

    @Test
    void anArenaTellsWhetherAStateIsAtAPlace() {
        Arena arena = new Arena();
        long first = arena.add(2);
        arena.put(first, new long[] {0, pair(7, 8)}, 1, 2);
        long second = arena.add(1);
        arena.put(second, new long[] {9}, 0, 1);
        assertThat(arena.isAt(first, new long[] {pair(7, 8)}, 0, 2)).isTrue();
        assertThat(arena.isAt(first, new long[] {pair(7, 9)}, 0, 2)).isFalse();
        assertThat(arena.isAt(second, new long[] {1, 9}, 1, 1)).isTrue();
        long last = arena.add((1 << 15) - 3);
        assertThat(arena.isAt(last + (1 << 15) - 4, new long[] {0, 0}, 0, 2))
                .as("would lie across two blocks")
                .isFalse();
        long[] read = new long[2];
        arena.get(first, 2, read);
        assertThat(read).containsExactly(pair(7, 8), 0);
    }

    /** Two halves of a word, the lower one first. */
    private static long pair(long low, long high) {
        return high << 32 | low;
    }

    @Test
    void everyPartGrowsAndKnowsAllThatItWasGiven() {
        for (boolean own : new boolean[] {true, false}) {
            Arena arena = new Arena();
            assertThatItIsASet(new ExactSet(arena, !own), arena);
        }
        assertThatItIsASet(new HashedSet(), new Arena());
    }

    /** Gives a set keys of one to six halves of words in batches, many of them twice, and compares with a plain set. */
    private static void assertThatItIsASet(StateSet set, Arena arena) {
        SplittableRandom random = new SplittableRandom(3);
        Set<List<Long>> plain = new HashSet<>();
        for (int batch = 0; batch < 60; batch++) {
            Outbox[] boxes = {new Outbox(), new Outbox()};
            for (Outbox box : boxes) {
                box.clear();
                for (int i = 0; i < 1500; i++) {
                    candidate(box, random.nextInt(60_000));
                }
            }
            int before = plain.size();
            int claimed = claim(set, arena, boxes, plain);
            assertThat(claimed).isEqualTo(plain.size() - before);
        }
        assertThat(plain.size()).isGreaterThan(40_000);
        int known = 0;
        for (int i = 0; i < 60_000; i++) {
            Outbox box = new Outbox();
            box.clear();
            candidate(box, i);
            boolean contains = set.contains(box.first(0), box.second(0), box.words(), box.begin(0), box.length(0));
            assertThat(contains).isEqualTo(plain.contains(key(box, 0)));
            known += contains ? 1 : 0;
        }
        assertThat(known).isEqualTo(plain.size());
        assertThat(set.bytes()).isGreaterThan(plain.size() * 8L);
    }

    /** Does what a batch does; returns how many candidates were new. */
    private static int claim(StateSet set, Arena arena, Outbox[] boxes, Set<List<Long>> plain) {
        for (int part = 0; part < StateSet.PARTS; part++) {
            set.reserve(part, boxes[0].sizeOfPart(part) + boxes[1].sizeOfPart(part));
            for (Outbox box : boxes) {
                for (int c = box.firstOfPart(part); c >= 0; c = box.nextOfPart(c)) {
                    set.claim(part, box, c);
                }
            }
        }
        int claimed = 0;
        for (Outbox box : boxes) {
            for (int c = 0; c < box.count(); c++) {
                assertThat(box.slot(c) >= 0).as("new").isEqualTo(plain.add(key(box, c)));
                if (box.slot(c) >= 0) {
                    claimed++;
                    box.setPlace(c, arena.add(box.length(c)));
                    box.setKeyPlace(c, set.placeOfKey(box, c));
                    arena.put(box.place(c), box.words(), box.begin(c), box.length(c));
                    set.settle(box, c);
                }
            }
        }
        set.endBatch();
        return claimed;
    }

    private static void candidate(Outbox box, int seed) {
        int length = 1 + seed % 6;
        int size = (length + 1) / 2;
        long[] words = box.room(size);
        for (int i = 0; i < size; i++) {
            words[box.end() + i] = (long) seed << 3 | length;
        }
        long first = Hash.first(words, box.end(), size);
        box.add(length, length, false, 0, 0, first, Hash.second(words, box.end(), size));
    }

    private static List<Long> key(Outbox box, int candidate) {
        List<Long> key = new ArrayList<>();
        for (int i = 0; i < (box.length(candidate) + 1) / 2; i++) {
            key.add(box.words()[box.begin(candidate) + i]);
        }
        return key;
    }

    @Test
    void equalFingerprintsOfDifferentKeysAreToldApartWhereKeysAreKept() {
        Arena arena = new Arena();
        ExactSet set = new ExactSet(arena, true);
        Outbox box = new Outbox();
        box.clear();
        for (int i = 0; i < 5; i++) {
            box.room(1)[box.end()] = i % 4;
            box.add(1, 1, false, 0, i, 42, 43);
        }
        assertThat(claim(set, arena, new Outbox[] {box, emptyBox()}, new HashSet<>()))
                .isEqualTo(4);
        for (int i = 0; i < 6; i++) {
            assertThat(set.contains(42, 43, new long[] {i}, 0, 1)).isEqualTo(i < 4);
        }
    }

    @Test
    void aPlaceThatASlotCannotHoldIsRefused() {
        ExactSet set = new ExactSet(new Arena(), true);
        Outbox box = emptyBox();
        box.room(1)[0] = 1;
        box.add(1, 1, false, 0, 0, 42, 0);
        set.reserve(StateSet.part(42), 1);
        set.claim(StateSet.part(42), box, 0);
        box.setKeyPlace(0, Integer.MAX_VALUE);
        assertThat(set.room()).as("an exploration stops before").isLessThanOrEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> set.settle(box, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only their fingerprints can be kept");
    }

    @Test
    void equalFingerprintsAreTheSameStateWhereOnlyTheyAreKept() {
        HashedSet set = new HashedSet();
        for (long first : new long[] {0, 1L << 60}) {
            Outbox box = new Outbox();
            box.clear();
            for (int i = 0; i < 4; i++) {
                box.room(1)[box.end()] = i;
                box.add(1, 1, false, 0, i, first, i / 2);
            }
            int part = StateSet.part(first);
            set.reserve(part, 4);
            for (int c = 0; c < 4; c++) {
                set.claim(part, box, c);
            }
            assertThat(box.slot(0)).isNotNegative();
            assertThat(box.slot(1)).isEqualTo(-1);
            assertThat(box.slot(2)).isNotNegative().isNotEqualTo(box.slot(0));
            assertThat(box.slot(3)).isEqualTo(-1);
            assertThat(set.contains(first, 0, new long[0], 0, 0)).isTrue();
            assertThat(set.contains(first, 2, new long[0], 0, 0)).isFalse();
        }
    }

    @Test
    void fingerprintsDependOnEveryWordAndOnTheLength() {
        Set<Long> seen = new HashSet<>();
        long[][] keys = {{0}, {0, 0}, {0, 0, 0}, {1}, {1, 0}, {0, 1}, {1L << 63}, {-1}, {2}, {1, 2}, {2, 1}};
        for (long[] key : keys) {
            assertThat(seen.add(Hash.first(key, 0, key.length))).isTrue();
            assertThat(seen.add(Hash.second(key, 0, key.length))).isTrue();
        }
        assertThat(Hash.first(new long[] {9, 1, 2}, 1, 2)).isEqualTo(Hash.first(new long[] {1, 2}, 0, 2));
        assertThat(Hash.second(new long[] {9, 1, 2}, 1, 2)).isEqualTo(Hash.second(new long[] {1, 2}, 0, 2));
    }

    @Test
    void aCrewDoesEveryTaskOnceAndPassesOnWhatFailed() {
        for (int threads = 1; threads <= 4; threads++) {
            try (Crew crew = new Crew(threads)) {
                int[] done = new int[100];
                crew.run(100, (worker, task) -> done[task]++);
                assertThat(done).containsOnly(1);
                assertThatThrownBy(() -> crew.run(100, (worker, task) -> {
                            if (task == 57) {
                                throw new IllegalStateException("number 57");
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("number 57");
            }
        }
    }

    private static Outbox emptyBox() {
        Outbox box = new Outbox();
        box.clear();
        return box;
    }
}
