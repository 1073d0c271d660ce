package dev.patchtwin.check;

import dev.patchtwin.check.view.Views;
import dev.patchtwin.check.view.StepView;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.toy.ToyFactory;
import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private final Map<String, Integer> world = Map.of("pages", 2);
    private final Twin twin = new Twin(
            new ToyFactory.Before().create(world), new ToyFactory.After().create(world), Contract.strict());
    private final Views views = new Views();

    private void step(String text, AnswerSource answers) {
        Operation operation = twin.vocabulary().operation(text).orElseThrow();
        twin.step(operation, answers);
        views.add(new Trace.Step(operation, twin.answers()), twin);
    }

    @Test
    void ofAStateOnlyWhatIsNewIsShownAndOfEventsEverything() {
        twin.reset();
        step("map page=0", AnswerSource.NOMINAL);
        step("map page=1", AnswerSource.NOMINAL);
        step("unmap page=0", (question, subject, attempt) -> 2);
        assertThat(views.steps().get(1))
                .isEqualTo(new StepView(
                        2,
                        "map page=1",
                        List.of(),
                        List.of(
                                new StepView.ChannelView(
                                        "pages", List.of("page1 mapped"), List.of("page1 mapped"), false),
                                new StepView.ChannelView("returns", List.of("page1 ok"), List.of("page1 ok"), false)),
                        List.of()));
        assertThat(views.steps().get(2))
                .isEqualTo(new StepView(
                        3,
                        "unmap page=0",
                        List.of("answer reclaim page0 attempt=1 -> error"),
                        List.of(
                                new StepView.ChannelView(
                                        "pages", List.of("page0 leaked"), List.of("page0 leaked"), false),
                                new StepView.ChannelView(
                                        "returns", List.of("page0 error"), List.of("page0 error"), false),
                                new StepView.ChannelView("warnings", List.of("splat page0"), List.of(), true)),
                        List.of()));
    }
}
