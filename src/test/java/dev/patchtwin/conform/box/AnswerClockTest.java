package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What counts as waiting for an answer; the time is set by hand. */
class AnswerClockTest {
    private long now = -5;
    private final AnswerClock clock = new AnswerClock(Duration.ofNanos(100), () -> now);

    @Test
    void onlyTheTimeInWhichSomebodyWaitsCounts() {
        now += 1000;
        assertThat(clock.isOver()).isFalse();
        clock.tell();
        clock.done();
        now += 1000;
        clock.listen();
        now += 100;
        assertThat(clock.isOver()).isFalse();
        now++;
        assertThat(clock.isOver()).isTrue();
        clock.done();
        assertThat(clock.isOver()).isFalse();
    }

    @Test
    void thePiecesOfAnAnswerAddUp() {
        clock.tell();
        clock.done();
        for (int i = 0; i < 3; i++) {
            clock.listen();
            now += 30;
            clock.done();
            now += 1000;
        }
        clock.listen();
        now += 10;
        assertThat(clock.isOver()).isFalse();
        now++;
        assertThat(clock.isOver()).isTrue();
    }

    @Test
    void aNewQuestionBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            clock.tell();
            now += 40;
            clock.done();
            clock.tell();
            now += 20;
            assertThat(clock.isOver()).as("question %s", i).isFalse();
            clock.done();
            clock.listen();
            now += 40;
            assertThat(clock.isOver()).as("question %s", i).isFalse();
            clock.done();
        }
    }

    @Test
    void whoListensWhileAnotherTellsWaitsOnlyOnce() {
        clock.listen();
        now += 60;
        clock.tell();
        now += 60;
        assertThat(clock.isOver()).isFalse();
        clock.done();
        now += 41;
        assertThat(clock.isOver()).isTrue();
    }
}
