package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.Order;
import dev.patchtwin.conform.Workshop;
import dev.patchtwin.conform.run.CException;
import dev.patchtwin.conform.run.CProgram;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void whatKeepsTheCFromBeingRunIsSaidAsItIs() throws Exception {
        ConformPlan plan = RealPatch.plan();
        CutSource source = CutSource.of(plan);
        try (Workshop workshop = Workshop.open(
                        new Order(source.patch(), plan.mail().toString(), source::text, plan.shim(), false),
                        RealPatch.toolchain());
                CProgram none = new CProgram(() -> {
                    throw new CException("nothing can be started any more");
                })) {
            Four four = new Four(plan, none, none);
            Steps steps = new Steps() {};
            Drifts drifts = new Drifts(plan, four, workshop, steps);
            SequenceChecks sequences = new SequenceChecks(plan, four, drifts, steps);
            FunctionChecks functions = new FunctionChecks(plan, four, drifts, steps);
            for (Supplier<Object> work :
                    List.<Supplier<Object>>of(() -> sequences.run(Couple.BEFORE), () -> functions.run(true))) {
                assertThatThrownBy(() -> Causes.unwrapped(work))
                        .isInstanceOf(CException.class)
                        .hasMessage("nothing can be started any more");
            }
        }
    }
}
