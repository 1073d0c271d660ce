package dev.patchtwin.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a test that checks a bundle comes to. */
class TwinTestTest {
    private static final String HOUSE = "src/test/resources/house";

    /** Not run by itself: surefire runs no class that is inside another one. */
    static class Samples {
        @TwinTest(value = "toy", root = HOUSE, operations = 2000)
        void agrees() {}

        @TwinTest(value = "toy", root = HOUSE, operations = 2000, declared = false)
        void differs() {
            throw new IllegalStateException("the body of a test that has failed is not run");
        }

        @TwinTest(value = "toy", root = HOUSE, operations = 1)
        void isTooShort() {}

        @TwinTest(value = "nobody", root = HOUSE)
        void isNotThere() {}
    }

    private static Optional<String> failure(String method) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Samples.class, method))
                .execute();
        results.testEvents().assertStatistics(statistics -> statistics.started(1));
        return results.testEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .findFirst();
    }

    @Test
    void aBundleThatAgreesPasses() {
        assertThat(failure("agrees")).isEmpty();
    }

    @Test
    void aDifferenceFailsWithItsWitnessAndTheVerdictFirst() {
        assertThat(failure("differs").orElseThrow())
                .startsWith("toy: DIFFERENT\n")
                .contains("answer reclaim page0 attempt=1 -> busy", "./patchtwin replay");
    }

    @Test
    void aRunThatSaysNothingFails() {
        assertThat(failure("isTooShort").orElseThrow())
                .startsWith("toy: INCONCLUSIVE\n")
                .contains("never did: a page was leaked");
    }

    @Test
    void aBundleThatCannotBeReadFailsWithThePlace() {
        assertThat(failure("isNotThere").orElseThrow())
                .startsWith("the bundle nobody cannot be checked\n")
                .contains(HOUSE + "/patches: error: no bundle 'nobody'; there are: toy");
    }
}
