package dev.patchtwin.report.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.view.StepView;
import dev.patchtwin.check.view.StepView.ChannelView;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailWitnessTest {
    private static String of(String channel, StepView... steps) {
        return String.join("\n", MailWitness.of(List.of(steps), List.of(channel), "before", "after"));
    }

    private static StepView step(
            int number, String operation, List<String> answers, List<String> stopped, ChannelView... views) {
        return new StepView(number, operation, answers, List.of(views), stopped);
    }

    @Test
    void operationsWithoutNewsShareALineAndWrapBelowThemselves() {
        StepView[] steps = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> step(i, "operation page=" + i, List.of(), List.of()))
                .toArray(StepView[]::new);
        assertThat(of("warnings", steps).lines())
                .containsExactly(
                        "  1-12   operation page=1, operation page=2, operation page=3,",
                        "         operation page=4, operation page=5, operation page=6,",
                        "         operation page=7, operation page=8, operation page=9,",
                        "         operation page=10, operation page=11, operation page=12");
    }

    @Test
    void whatBothSidesShowIsLeftOut() {
        assertThat(of(
                        "warnings",
                        step(
                                1,
                                "unmap",
                                List.of(),
                                List.of(),
                                new ChannelView("pages", List.of("page0 free"), List.of("page0 free"), false),
                                new ChannelView("warnings", List.of("a", "b", "b"), List.of("a", "c"), true))))
                .isEqualTo("  1    unmap\n         before: b (2 times)\n         after:  c");
    }

    @Test
    void anAnswerIsWrittenAsPeopleSayIt() {
        assertThat(of(
                        "warnings",
                        step(
                                1,
                                "unmap",
                                List.of(
                                        "answer TDH.MNG.VPFLUSHDONE - attempt=1 -> TDX_FLUSHVP_NOT_DONE",
                                        "answer reclaim page0 attempt=2 -> busy",
                                        "something else"),
                                List.of())))
                .isEqualTo("  1    unmap\n         TDH.MNG.VPFLUSHDONE -> TDX_FLUSHVP_NOT_DONE\n"
                        + "         reclaim page0, attempt 2 -> busy\n         something else");
    }

    @Test
    void whatASideCannotShowAnyMoreIsNoNews() {
        assertThat(of(
                        "panic",
                        step(
                                1,
                                "unmap",
                                List.of(),
                                List.of("before"),
                                new ChannelView("returns", List.of(), List.of("0"), true),
                                new ChannelView("panic", List.of("panic here"), List.of(), true))))
                .isEqualTo(
                        "  1    unmap\n         before: panic here\n                 (stopped for good)\n         after:  (nothing)");
    }

    @Test
    void ofOtherChannelsTheBeginningIsEnough() {
        List<String> many = IntStream.range(0, 9).mapToObj(i -> "word" + i).toList();
        String shown = of(
                "pages",
                step(
                        1,
                        "unmap",
                        List.of(),
                        List.of(),
                        new ChannelView("pages", many, List.of(), true),
                        new ChannelView("rcu", many, List.of(), true)));
        assertThat(shown.lines().filter(line -> line.contains("word"))).hasSize(12);
        assertThat(shown).contains("... and 6 more of rcu\n");
    }

    @Test
    void noLineIsWiderThanAMailsText() {
        List<String> wide = List.of("w".repeat(200), "a b ".repeat(50));
        assertThat(of(
                                "pages",
                                step(
                                        1,
                                        "op ".repeat(80),
                                        List.of("x".repeat(100)),
                                        List.of(),
                                        new ChannelView("pages", wide, List.of(), true)))
                        .lines())
                .allMatch(line -> line.length() <= Prose.WIDTH);
    }
}
