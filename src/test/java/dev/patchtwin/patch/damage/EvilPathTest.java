package dev.patchtwin.patch.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.corpus.MapTree;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreePatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the headers of a patch say, nothing outside of the tree is read or made, and no link. */
class EvilPathTest {
    private static final long SEED = Long.getLong("damage.seed", 20260202);
    private static final int CASES = 1_000;
    private static final String[] EVIL = {
        "../x.c",
        "mm/../../x.c",
        "/etc/passwd",
        ".git/config",
        "mm/.git/hooks/pre-commit",
        ".GIT/config",
        "./x.c",
        "mm//x.c",
        "..",
        "mm/..",
        "mm/./x.c",
        ".git",
        "GIT~1/config",
        "//x.c",
        "mm/x.c/"
    };

    @Test
    void aPathThatLeadsOutOfTheTreeIsNeverTaken() throws TreeException {
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(SEED * 31 + number);
            Change change = Change.random(random);
            String evil = EVIL[random.nextInt(EVIL.length)];
            int most = 1 + random.nextInt(6);
            List<String> diff = rewritten(change, evil, most, random);
            Map<String, String> tree = new TreeMap<>(change.before());
            tree.put(evil, change.before().values().stream().findFirst().orElse("x\n"));
            TreePatch applied = applied(diff, tree);
            String what = "seed " + SEED + ", case " + number + ", " + evil + ":\n" + String.join("\n", diff);
            assertThat(paths(applied)).as(what).noneMatch(EvilPathTest::leadsOut);
            if (applied.patch().isWhole() && !diff.equals(change.diff())) {
                assertThat(after(applied, change.before())).as(what).isEqualTo(change.after());
            }
        }
    }

    @Test
    void aLinkIsNeverMadeAFileNorAFileALink() throws TreeException {
        for (int number = 0; number < CASES / 2; number++) {
            Random random = new Random(SEED * 37 + number);
            Change change = Change.random(random);
            String mode = random.nextBoolean() ? "120000" : "160000";
            List<String> diff = new ArrayList<>(change.diff());
            if (random.nextBoolean()) {
                diff.addAll(
                        0,
                        List.of(
                                "diff --git a/mm/link b/mm/link",
                                "new file mode " + mode,
                                "--- /dev/null",
                                "+++ b/mm/link",
                                "@@ -0,0 +1 @@",
                                "+../../etc/passwd",
                                "\\ No newline at end of file"));
            } else {
                diff.addAll(1, List.of("old mode 100644", "new mode " + mode));
            }
            TreePatch applied = applied(diff, change.before());
            assertThat(applied.files().stream()
                            .filter(file -> applied.patch().isWhole())
                            .filter(file -> file.patch().header().toString().contains(mode))
                            .flatMap(file -> file.after().stream())
                            .map(file -> file.mode().equals(mode)))
                    .as("seed %d, case %d:%n%s", SEED, number, String.join("\n", diff))
                    .doesNotContain(false);
        }
    }

    /** Puts another path in the place of a file's own, in some of the lines that name it. */
    private static List<String> rewritten(Change change, String evil, int most, Random random) {
        List<String> diff = new ArrayList<>(change.diff());
        String path = Stream.concat(change.before().keySet().stream(), change.after().keySet().stream())
                .skip(random.nextInt(change.after().size() + change.before().size()))
                .findFirst()
                .orElseThrow();
        boolean hunk = false;
        int left = most;
        for (int i = 0; i < diff.size(); i++) {
            hunk = diff.get(i).startsWith("@@ ") || (hunk && !diff.get(i).startsWith("diff --git "));
            if (!hunk && left > 0 && diff.get(i).contains(path)) {
                diff.set(i, diff.get(i).replace(path, evil));
                left--;
            }
        }
        return diff;
    }

    private static TreePatch applied(List<String> diff, Map<String, String> tree) throws TreeException {
        String mail = "From: A Developer <developer@example.org>\nSubject: [PATCH] toy\n\n---\n\n"
                + String.join("\n", diff) + "\n";
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
        return TreePatch.applyAll(List.of(patch), "mail.txt", MapTree.of(tree), true)
                .get(0);
    }

    private static List<String> paths(TreePatch applied) {
        List<String> paths = new ArrayList<>();
        for (HealedFile file : applied.files()) {
            file.before().ifPresent(before -> paths.add(before.path()));
            file.after().ifPresent(after -> paths.add(after.path()));
        }
        return paths;
    }

    private static boolean leadsOut(String path) {
        return Stream.of(path.split("/", -1))
                .anyMatch(part -> part.isEmpty()
                        || part.equals(".")
                        || part.equals("..")
                        || part.equalsIgnoreCase(".git")
                        || part.equalsIgnoreCase("git~1"));
    }

    private static Map<String, String> after(TreePatch applied, Map<String, String> before) {
        Map<String, String> tree = new TreeMap<>(before);
        applied.files().forEach(file -> file.before().ifPresent(old -> tree.remove(old.path())));
        applied.files()
                .forEach(file -> file.after()
                        .ifPresent(
                                young -> tree.put(young.path(), new String(young.content(), StandardCharsets.UTF_8))));
        return tree;
    }
}
