package dev.patchtwin.patch.damage;

import dev.patchtwin.patch.tree.TreeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * A change to a small tree, and its patch as git writes it.
 *
 * @param before the tree before
 * @param after the tree after
 * @param diff the lines of the patch
 * @param stat the lines of its diffstat
 * @param indexed whether it has index lines
 * @param tidy whether what is added is indented as one expects it
 */
record Change(
        Map<String, String> before,
        Map<String, String> after,
        List<String> diff,
        List<String> stat,
        boolean indexed,
        boolean tidy) {
    private static final int ABBREVIATED = 12;
    private static final String[] PATHS = {"mm/toy.c", "mm/toy-call.c", "include/linux/toy.h", "a b/c.c", "Makefile"};

    /** Makes a change of one to three files. */
    static Change random(Random random) {
        Maker maker = new Maker(random);
        int files = 1 + random.nextInt(3);
        for (int i = 0; i < files; i++) {
            maker.file(PATHS[(i * 2 + random.nextInt(2)) % PATHS.length]);
        }
        return maker.made();
    }

    static String blob(String text) {
        return new TreeFile("x", "100644", text.getBytes(StandardCharsets.UTF_8)).blob();
    }

    /** Counts lines as git's last line of a diffstat does. */
    static String totals(int files, long added, long removed) {
        return " " + files + (files == 1 ? " file changed" : " files changed")
                + (added > 0 || removed == 0 ? ", " + added + (added == 1 ? " insertion(+)" : " insertions(+)") : "")
                + (removed > 0 || added == 0 ? ", " + removed + (removed == 1 ? " deletion(-)" : " deletions(-)") : "");
    }

    private static final class Maker {
        private final Random random;
        private final boolean indexed;
        private final boolean tidy;
        private final Map<String, String> before = new TreeMap<>();
        private final Map<String, String> after = new TreeMap<>();
        private final List<String> diff = new ArrayList<>();
        private final List<String> stat = new ArrayList<>();
        private long added;
        private long removed;

        Maker(Random random) {
            this.random = random;
            indexed = random.nextInt(3) > 0;
            tidy = random.nextInt(2) > 0;
        }

        void file(String path) {
            ToyCode code = new ToyCode(random, !tidy && random.nextInt(3) == 0);
            List<String> lines = code.file();
            String old = text(lines);
            String young = text(tidy ? code.tidilyEdited(lines) : code.edited(lines));
            switch (random.nextInt(tidy ? 3 : 0, 14)) {
                case 0 -> write(path, path, "", young, List.of("new file mode 100644"));
                case 1 -> write(path, path, old, "", List.of("deleted file mode 100644"));
                case 2 -> {
                    String to = "lib/" + path.replaceAll(".*/", "");
                    write(
                            path,
                            to,
                            old,
                            young,
                            List.of("similarity index 90%", "rename from " + path, "rename to " + to));
                }
                default -> write(path, path, old, young, List.of());
            }
        }

        private String text(List<String> lines) {
            return String.join("\n", lines) + (random.nextInt(12) == 0 ? "" : "\n");
        }

        private void write(String from, String to, String old, String young, List<String> header) {
            if (known(from) || known(to) || old.equals(young)) {
                return;
            }
            if (!old.isEmpty()) {
                before.put(from, old);
            }
            if (!young.isEmpty()) {
                after.put(to, young);
            }
            diff.add("diff --git a/" + from + " b/" + to);
            diff.addAll(header);
            if (indexed) {
                diff.add("index " + id(old) + ".." + id(young)
                        + (header.isEmpty() || !from.equals(to) ? " 100644" : ""));
            }
            // Git puts a tab behind names with blanks, so that other programs find their end.
            String end = from.contains(" ") || to.contains(" ") ? "\t" : "";
            diff.add(old.isEmpty() ? "--- /dev/null" : "--- a/" + from + end);
            diff.add(young.isEmpty() ? "+++ /dev/null" : "+++ b/" + to + end);
            List<String> hunks = hunks(old, young);
            diff.addAll(hunks);
            long plus = hunks.stream().filter(line -> line.startsWith("+")).count();
            long minus = hunks.stream().filter(line -> line.startsWith("-")).count();
            stat.add(" " + to + " | " + (plus + minus) + " " + "+".repeat((int) Math.min(9, plus))
                    + "-".repeat((int) Math.min(9, minus)));
            added += plus;
            removed += minus;
        }

        private boolean known(String path) {
            return before.containsKey(path) || after.containsKey(path);
        }

        private static String id(String text) {
            return text.isEmpty() ? "0".repeat(ABBREVIATED) : blob(text).substring(0, ABBREVIATED);
        }

        private static List<String> hunks(String old, String young) {
            RawText a = new RawText(old.getBytes(StandardCharsets.UTF_8));
            RawText b = new RawText(young.getBytes(StandardCharsets.UTF_8));
            EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DiffFormatter formatter = new DiffFormatter(out)) {
                formatter.format(edits, a, b);
                formatter.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String text = out.toString(StandardCharsets.UTF_8);
            return List.of(text.substring(0, text.length() - 1).split("\n", -1));
        }

        Change made() {
            if (diff.isEmpty()) {
                file("mm/last.c");
            }
            stat.add(totals(stat.size(), added, removed));
            return new Change(before, after, List.copyOf(diff), List.copyOf(stat), indexed, tidy);
        }
    }
}
