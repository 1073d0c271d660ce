package dev.patchtwin.fuzztarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderTest {
    private static final int SEQUENCES = 300;

    @TempDir
    Path folder;

    private TwinFuzzer fuzzer;

    @BeforeEach
    void makeAFuzzer() throws Exception {
        Bundle bundle = Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
        fuzzer = new TwinFuzzer(bundle, bundle.fuzz().world(), "");
    }

    private static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aLongerInputGoesOnWhereAShorterOneEnds() {
        Random random = new Random(1);
        for (int i = 0; i < SEQUENCES; i++) {
            byte[] bytes = bytes(random, 200);
            List<Trace.Step> whole = fuzzer.start(bytes);
            List<Trace.Step> part = fuzzer.start(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
            // Of the last step the input may have ended amid the answers.
            int last = part.size() - 1;
            assertThat(whole.subList(0, last)).isEqualTo(part.subList(0, last));
            assertThat(whole.get(last).operation()).isEqualTo(part.get(last).operation());
        }
    }

    @Test
    void whatWasDecodedCanBeEncoded() {
        Random random = new Random(2);
        int faults = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            List<Trace.Step> steps = fuzzer.start(bytes(random, 200));
            byte[] again = Encoder.encode(fuzzer.twin(), steps).orElseThrow();
            assertThat(fuzzer.start(again)).isEqualTo(steps);
            faults += steps.stream().mapToInt(step -> step.answers().size()).sum();
        }
        assertThat(faults).isPositive();
    }

    @Test
    void aStepThatIsNotPossibleCannotBeEncoded() {
        List<Trace.Step> steps = fuzzer.start(new byte[] {0, 0, 0, 0, 0, 0, 0, 0});
        Trace.Step destroy = new Trace.Step(
                fuzzer.twin().vocabulary().operations().stream()
                        .filter(operation -> operation.toString().equals("destroy-vm"))
                        .findFirst()
                        .orElseThrow(),
                List.of());
        assertThat(steps).isNotEmpty();
        assertThat(Encoder.encode(fuzzer.twin(), List.of(destroy))).isEmpty();
    }

    @Test
    void manyOperationsTakeTwoBytes() {
        OperationSet possible = new OperationSet(1000);
        for (int id = 0; id < 1000; id += 2) {
            possible.add(id);
        }
        assertThat(new Decoder(new byte[] {1, 5}).choose(possible)).isEqualTo(2 * (256 + 5));
        assertThat(new Decoder(new byte[] {2, 5}).choose(possible)).isEqualTo(2 * ((512 + 5) % 500));
    }

    @Test
    void threeBytesOutOfFourAreNominal() {
        Question question = new Question(0, "how", List.of("well", "badly", "not at all"));
        assertThat(new Decoder(new byte[] {(byte) 191}).answer(question, 0, 1)).isZero();
        assertThat(new Decoder(new byte[] {(byte) 192}).answer(question, 0, 1)).isEqualTo(1);
        assertThat(new Decoder(new byte[] {(byte) 255}).answer(question, 0, 1)).isEqualTo(2);
        assertThat(new Decoder(new byte[0]).answer(question, 0, 1)).isZero();
    }

    @Test
    void theGoldenTracesAreSeeds() throws Exception {
        int seeds = 0;
        for (String name : List.of("warnings", "panic", "silence")) {
            Path file = Path.of("golden", "kvm-reclaim-external-sp", name + ".trace");
            seeds += Seeds.encode(fuzzer, file).isPresent() ? 1 : 0;
        }
        assertThat(seeds).isEqualTo(3);
    }

    @Test
    void aTraceOfAnotherWorldIsPassedOverAndOneThatIsNoneIsNot() throws Exception {
        Path golden = Path.of("golden", "kvm-reclaim-external-sp", "hook-fails-and-later-warning-panics.trace");
        assertThat(Seeds.encode(fuzzer, golden)).isEmpty();
        Path broken = Files.writeString(
                folder.resolve("broken.trace"), Files.readString(golden).replace("create-vm", "create-a-vm"));
        assertThatThrownBy(() -> Seeds.encode(fuzzer, broken)).hasMessageContaining("unknown operation 'create-a-vm'");
    }
}
