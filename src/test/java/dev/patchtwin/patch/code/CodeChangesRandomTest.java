package dev.patchtwin.patch.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChange.What;
import dev.patchtwin.patch.code.ToyC.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random toy files, edited at random: what is told must be what was done, and the hunks alone must not say otherwise. */
class CodeChangesRandomTest {
    private static final long SEED = 20261125;
    /** Twenty times as many with {@code -Dcode.cases=6000}. */
    private static final int CASES = Integer.getInteger("code.cases", 300);

    @Test
    void whatIsToldIsWhatWasDone() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            ToyC toys = new ToyC(random);
            List<Item> before = toys.file(3 + random.nextInt(8));
            List<Item> after = new ArrayList<>(before.stream().map(Item::copy).toList());
            ToyEdit edit = new ToyEdit(random, toys, after);
            edit.edit(1 + random.nextInt(3));
            Diffs diffs = Diffs.of(ToyC.text(before), ToyC.text(after));
            String name = "seed " + SEED + ", case " + i + "\n" + diffs;
            CodeChanges whole = diffs.whole();
            assertThat(whole.diagnostics()).as(name).isEmpty();
            assertThat(Diffs.words(whole)).as(name).containsExactlyInAnyOrderElementsOf(together(edit.expected()));
            hold(name, diffs.hunks(), whole);
            // With less context names may be wrong, but a change must not be called harmless.
            Diffs less = Diffs.with(random.nextInt(3)).file("x.c", ToyC.text(before), ToyC.text(after));
            holdNatures("seed " + SEED + ", case " + i + "\n" + less, less.hunks(), less.whole());
        }
    }

    @Test
    void whatHasMovedIsToldAsMoved() {
        for (int i = 0; i < CASES / 4; i++) {
            Random random = new Random(SEED - 1 - i);
            ToyC toys = new ToyC(random);
            List<Item> before = new ArrayList<>();
            for (int f = 0; f < 4 + random.nextInt(5); f++) {
                before.add(toys.item(ToyC.Sort.FUNCTION));
            }
            List<Item> after = new ArrayList<>(before);
            Item moved = after.remove(random.nextInt(after.size()));
            boolean away = random.nextBoolean();
            int at = random.nextInt(after.size() + 1);
            List<Item> other = new ArrayList<>(List.of(toys.item(ToyC.Sort.TABLE)));
            String otherBefore = ToyC.text(other);
            (away ? other : after).add(away ? 0 : at, moved);
            Diffs diffs = Diffs.with(3)
                    .file("x.c", ToyC.text(before), ToyC.text(after))
                    .file("y.c", otherBefore, ToyC.text(other));
            String name = "seed " + SEED + ", case " + i + ", " + moved.name + "\n" + diffs;
            CodeChanges whole = diffs.whole();
            List<CodeChange> changes = whole.changes();
            assertThat(changes).as(name).allMatch(change -> change.what().equals(Set.of(What.MOVED)));
            if (away) {
                assertThat(Diffs.words(whole)).as(name).containsExactly("FUNCTION " + moved.name + ": MOVED");
            }
            // What passes one thing can be said to have been passed by it.
            int from = before.indexOf(moved);
            int passed = Math.abs(from - at);
            assertThat(changes.size()).as(name).isLessThanOrEqualTo(Math.max(1, away ? 1 : passed));
            assertThat(changes.isEmpty()).as(name).isEqualTo(!away && from == at);
            hold(name, diffs.hunks(), whole);
        }
    }

    /** Several edits of one thing are one change. */
    private static List<String> together(List<String> expected) {
        List<String> together = new ArrayList<>();
        for (String one : expected) {
            String name = one.replaceFirst(":.*", "");
            List<String> renamed = together.stream()
                    .filter(other -> other.contains(": RENAMED")
                            && !name.contains("->")
                            && other.replaceFirst(":.*", "").endsWith("-> " + name.replaceFirst(".* ", "")))
                    .toList();
            if (renamed.isEmpty()) {
                together.add(one);
            } else {
                together.set(together.indexOf(renamed.get(0)), renamed.get(0) + one.replaceFirst(".*:", ","));
            }
        }
        return together;
    }

    /** Hunks know less, and must not contradict. */
    private static void hold(String name, CodeChanges hunks, CodeChanges whole) {
        Set<String> touched = names(whole);
        for (CodeChange change : hunks.changes()) {
            String described = change + "\n" + name;
            Set<String> names = names(change);
            assertThat(touched).as(described).containsAll(names);
            List<CodeChange> same = whole.changes().stream()
                    .filter(other -> names(other).stream().anyMatch(names::contains))
                    .toList();
            if (!change.isSemantic()) {
                assertThat(same).as(described).noneMatch(CodeChange::isSemantic);
            }
        }
        holdNatures(name, hunks, whole);
    }

    private static void holdNatures(String name, CodeChanges hunks, CodeChanges whole) {
        for (int i = 0; i < whole.natures().size(); i++) {
            List<HunkNature> exact = whole.natures().get(i).hunks();
            List<HunkNature> guessed = hunks.natures().get(i).hunks();
            for (int h = 0; h < exact.size(); h++) {
                assertThat(guessed.get(h)).as(name).isGreaterThanOrEqualTo(exact.get(h));
            }
        }
    }

    private static Set<String> names(CodeChanges changes) {
        return changes.changes().stream()
                .flatMap(c -> names(c).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(CodeChange change) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .map(Place::name)
                .map(name -> change.kind() + " " + name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
