package dev.patchtwin.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.model.StateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is known about each state, against plain lists. */
class StatesTest {
    private final States states = new States();
    private final List<Long> parents = new ArrayList<>();
    private final List<Integer> transitions = new ArrayList<>();
    private final List<long[]> words = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();

    @Test
    void moreChildrenThanAByteHolds() {
        add(1, -1, 0);
        for (int children : new int[] {254, 255, 256, 0, 1, 300, 70_000}) {
            long parent = parents.get(parents.size() - 1) + 1;
            for (int i = 0; i < children; i++) {
                add(1, parent, i % 0xffff);
            }
            if (children == 0) {
                add(1, parent + 1, 0);
            }
        }
        assertThatAllIsKept();
    }

    @Test
    void transitionsAsLateAsSixteenBitsHoldAndLater() {
        add(1, -1, 0);
        for (int transition : new int[] {0, 1, 65_533, 65_534, 65_535, 65_536, 1 << 20, Integer.MAX_VALUE}) {
            add(1, 0, transition);
        }
        add(1, 5, 65_535);
        add(1, 8, 3);
        assertThatAllIsKept();
    }

    @Test
    void longStretchesOfStatesFromWhichNothingNewWasFound() {
        add(1, -1, 0);
        for (int i = 0; i < 1000; i++) {
            add(1, 0, i);
        }
        // Of 1000 states only three have children, far apart and at the edges of a chunk of the index.
        add(1, 31, 0);
        add(1, 32, 1);
        add(1, 999, 2);
        add(1, 1002, 3);
        assertThatAllIsKept();
    }

    @Test
    void statesOfManyLengthsOverTheEdgesOfBlocks() {
        SplittableRandom random = new SplittableRandom(1);
        add(States.LONGEST, -1, 0);
        long parent = 0;
        for (int i = 0; i < 5000; i++) {
            parent += random.nextInt(4) == 0 && parent + 1 < parents.size() ? 1 + random.nextInt(2) : 0;
            parent = Math.min(parent, parents.size() - 1);
            add(
                    random.nextInt(3) == 0 ? States.LONGEST : 1 + random.nextInt(States.LONGEST),
                    parent,
                    random.nextInt(70_000));
        }
        assertThat(states.arena().end()).as("several blocks").isGreaterThan(16 << 15);
        assertThatAllIsKept();
    }

    @Test
    void whatIsDroppedIsFreedAndTheRestStays() {
        add(200, -1, 0);
        for (int i = 0; i < 2000; i++) {
            add(200, i / 2, i);
        }
        long before = states.bytes();
        states.dropBefore(1500);
        assertThat(states.bytes()).isLessThan(before * 3 / 5);
        for (int number = 1500; number <= 2000; number++) {
            assertThat(stored(number)).isEqualTo(words.get(number));
        }
        assertThat(states.parent(700)).isEqualTo(349);
        states.dropBefore(states.count());
        assertThat(states.count()).isEqualTo(2001);
        add(7, 2000, 0);
        assertThat(stored(2001)).isEqualTo(words.get(2001));
    }

    private void add(int length, long parent, int transition) {
        long[] state = new long[(length + 1) / 2];
        for (int i = 0; i < state.length; i++) {
            state[i] = words.size() * 1000L + i;
        }
        long place = states.add(length, parent, transition);
        states.arena().put(place, state, 0, length);
        parents.add(parent);
        transitions.add(transition);
        words.add(state);
        places.add(place);
    }

    private void assertThatAllIsKept() {
        assertThat(states.count()).isEqualTo(words.size());
        assertThat(states.transition(0)).isZero();
        long place = states.placeOfChunk(0);
        for (int number = 0; number < words.size(); number++) {
            if (number > 0) {
                place = states.placeAfter(number - 1, place);
                if (states.parent(number) != parents.get(number)) {
                    assertThat(states.parent(number)).as("parent of %d", number).isEqualTo(parents.get(number));
                }
            }
            if (place != places.get(number) || states.transition(number) != transitions.get(number)) {
                assertThat(place).as("place of %d", number).isEqualTo(places.get(number));
                assertThat(states.transition(number))
                        .as("transition to %d", number)
                        .isEqualTo(transitions.get(number));
            }
            if (number % States.CHUNK == 0) {
                assertThat(states.placeOfChunk(number / States.CHUNK)).isEqualTo(place);
            }
        }
        for (int number = 0; number < words.size(); number += 1 + words.size() / 500) {
            assertThat(stored(number)).as("words of %d", number).isEqualTo(words.get(number));
        }
    }

    private long[] stored(int number) {
        StateReader reader = new StateReader();
        states.open(reader, new long[States.LONGEST], number, places.get(number));
        long[] stored = new long[(states.length(number) + 1) / 2];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = reader.read(64);
        }
        return stored;
    }
}
