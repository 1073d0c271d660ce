package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.CText;
import dev.patchtwin.patch.code.Diffs;
import dev.patchtwin.patch.code.ToyC;
import dev.patchtwin.patch.code.ToyEdit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random toy files, edited at random: what is cut from hunks alone must be what is cut from the texts, as far as they go. */
class CutRandomTest {
    private static final long SEED = 20261126;
    private static final int CASES = 100;
    private static final int LEAST_CONTEXT = 3;

    private int whole;
    private int fragments;

    @Test
    void whatIsCutFromHunksIsWhatTheyShowOfWhatIsCutFromTheTexts() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            ToyC toys = new ToyC(random);
            List<ToyC.Item> before = toys.file(3 + random.nextInt(8));
            List<ToyC.Item> after =
                    new ArrayList<>(before.stream().map(ToyC.Item::copy).toList());
            new ToyEdit(random, toys, after).edit(1 + random.nextInt(3));
            int context = LEAST_CONTEXT + random.nextInt(15);
            for (boolean flat : new boolean[] {false, true}) {
                Diffs diffs = Diffs.with(context).file("x.c", text(before, flat), text(after, flat));
                for (boolean side : new boolean[] {false, true}) {
                    String name = "seed " + SEED + ", case " + i + (side ? ", after\n" : ", before\n") + diffs;
                    hold(name, diffs, side, flat);
                }
            }
        }
        assertThat(whole).as("functions that a hunk holds").isGreaterThan(CASES / 10);
        assertThat(fragments).as("functions that none holds").isGreaterThan(CASES / 10);
    }

    /** A mail may have lost its indentation. */
    private static String text(List<ToyC.Item> items, boolean flat) {
        String text = ToyC.text(items);
        return flat ? text.replaceAll("(?m)^[ \t]+", "") : text;
    }

    private void hold(String name, Diffs diffs, boolean after, boolean flat) {
        RecoveredPatch patch = diffs.patch();
        Cut hunks = Cut.of(patch, "mail.txt", after, file -> Optional.empty());
        Cut texts = Cut.of(patch, "mail.txt", after, diffs.texts());
        if (patch.files().isEmpty()) {
            return;
        }
        List<List<PieceLine>> shown =
                SideLines.of(patch.files().get(0), after, Optional.empty()).hunks();
        for (Piece piece : hunks.pieces()) {
            Optional<Piece> all = texts.pieces().stream()
                    .filter(other -> other.path().equals(piece.path()))
                    .findFirst();
            if (piece.kind() == Piece.Kind.FUNCTION && all.isPresent()) {
                hold(name, piece, all.get(), shown);
            } else if (piece.kind() == Piece.Kind.FUNCTION) {
                // Without indentation, an entry of a list in a heading can be a function that a macro makes.
                assertThat(flat && !piece.whole())
                        .as(piece.name() + ", " + name)
                        .isTrue();
            }
        }
    }

    private void hold(String name, Piece piece, Piece all, List<List<PieceLine>> shown) {
        List<PieceLine> hunk = shown.stream()
                .filter(lines -> lines.contains(piece.lines().get(0)))
                .findFirst()
                .orElseThrow();
        List<PieceLine> seen =
                trimmed(all.lines().stream().filter(hunk::contains).toList());
        assertThat(piece.lines()).as(piece.name() + ", " + name).isEqualTo(seen);
        assertThat(piece.whole()).as(piece.name() + ", " + name).isEqualTo(seen.equals(all.lines()));
        whole += piece.whole() ? 1 : 0;
        fragments += piece.whole() ? 0 : 1;
    }

    private static List<PieceLine> trimmed(List<PieceLine> lines) {
        BitSet code = CText.of(lines.stream().map(PieceLine::text).toList()).codeLines();
        return code.isEmpty() ? List.of() : lines.subList(code.nextSetBit(0), code.length());
    }
}
