package dev.patchtwin.check.adequacy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "done\tKILLED\tFUZZ\tlog\tmany",
                "done\tKILLED\tFUZZ\tlog\t-1",
                "done\tKILLED\tFUZZ\tlog\t99999999999999999999",
                "done\tkilled\tFUZZ\tlog\t1",
                "done\tKILLED\tNOBODY\tlog\t1",
                "done"
            })
    void aMutantThatWroteBetweenTheLinesOfItsWorkerEndedTheProgram(String line) {
        assertThatThrownBy(() -> WorkerProcess.parse(line)).isInstanceOf(WorkerProcess.WorkerDied.class);
    }
}
