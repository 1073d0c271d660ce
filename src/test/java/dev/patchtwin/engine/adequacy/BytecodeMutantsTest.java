package dev.patchtwin.engine.adequacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class BytecodeMutantsTest {
    private static final ClassLoader HERE = BytecodeMutantsTest.class.getClassLoader();

    /** What is mutated here. */
    public static final class Halves implements IntUnaryOperator {
        /** Loaded again. */
        public Halves() {}

        @Override
        public int applyAsInt(int value) {
            if (value > 100) {
                return 50;
            }
            return value / 2;
        }
    }

    private static int run(ModelLoader loader, int value) {
        return loader.make(IntUnaryOperator.class, Halves.class.getName()).applyAsInt(value);
    }

    @Test
    void aMutantSaysWhereItWasChangedAndBehavesSo() {
        BytecodeMutants engine = new BytecodeMutants(HERE);
        List<BytecodeMutant> all = engine.of(Halves.class.getName());
        assertThat(all).extracting(BytecodeMutant::id).doesNotHaveDuplicates().hasSizeGreaterThan(3);
        BytecodeMutant math = all.stream()
                .filter(m -> m.id().contains(":Math:"))
                .findFirst()
                .orElseThrow();
        assertThat(math.file()).isEqualTo("BytecodeMutantsTest.java");
        assertThat(math.what()).contains("division");
        ModelLoader loader = new ModelLoader(
                HERE, (name, bytes) -> name.equals(math.className()) ? engine.bytes(math) : bytes);
        assertThat(run(loader, 10)).isEqualTo(20);
        assertThat(new Halves().applyAsInt(10)).isEqualTo(5);
    }

    @Test
    void idsAreTheSameEveryTime() {
        assertThat(new BytecodeMutants(HERE).of(Halves.class.getName()))
                .isEqualTo(new BytecodeMutants(HERE).of(Halves.class.getName()));
    }

    @Test
    void aMutantOfNobodyIsRefused() {
        BytecodeMutant nobody = new BytecodeMutant("nobody", "a.B", "B.java", 1, "");
        assertThatThrownBy(() -> new BytecodeMutants(HERE).bytes(nobody)).hasMessageContaining("nobody");
    }

    @Test
    void aClassThatCannotBeMadeIsNamed() {
        ModelLoader loader = new ModelLoader(HERE, (name, bytes) -> bytes);
        assertThatThrownBy(() -> loader.make(Object.class, "no.such.Thing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.Thing");
    }

    @Test
    void onlyLinesThatWereExecutedAreCounted() throws Exception {
        int below = lineOf(":Math:");
        int above = lineOf(":PrimitiveReturns:");
        assertThat(executed(10).contain(below)).isTrue();
        assertThat(executed(10).contain(above)).isFalse();
        assertThat(executed(1000).contain(above)).isTrue();
        assertThat(executed(1000).contain(below)).isFalse();
    }

    private static int lineOf(String part) {
        return new BytecodeMutants(HERE)
                .of(Halves.class.getName()).stream()
                        .filter(m -> m.id().contains(part))
                        .findFirst()
                        .orElseThrow()
                        .line();
    }

    private static LineCoverage.Lines executed(int value) throws Exception {
        LineCoverage coverage = new LineCoverage(HERE);
        run(coverage.loader(), value);
        return Objects.requireNonNull(coverage.executed().get(Halves.class.getName()));
    }
}
