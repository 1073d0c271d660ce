package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private static final NaturalOrder ORDER = new NaturalOrder();

    @Test
    void digitsInARowAreANumber() {
        List<String> inOrder = List.of(
                "",
                "10 pages",
                "page",
                "page #2",
                "page2",
                "page9",
                "page10",
                "page10@l2",
                "page10@l10",
                "page123456789012345678901234567890",
                "pages");
        List<String> names = new ArrayList<>(inOrder);
        for (int seed = 1; seed <= 20; seed++) {
            Collections.shuffle(names, new Random(seed));
            names.sort(ORDER);
            assertThat(names).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void zerosAheadOfANumberCountForNothing() {
        assertThat(ORDER.compare("vm007", "vm7")).isZero();
        assertThat(ORDER.compare("vm0", "vm00x")).isNegative();
        assertThat(ORDER.compare("vm08", "vm7")).isPositive();
    }
}
