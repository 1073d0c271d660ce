package dev.patchtwin.patch.damage;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether what was recovered may be shown to anybody. */
final class Judge {
    private static final Pattern DOWN_TO = Pattern.compile("down to line (\\d+)");

    /** What is said of mails in which nothing had to be repaired. */
    private static final Pattern NO_REPAIR = Pattern.compile(
            ".*(took the quote marks off|changes outside of everything with a name|places in it are given"
                    + "|the same lines stand in another place|the reply quotes no diffstat).*");

    /** What a mail without a tree to hold it against may hide. */
    private static final Set<Damage> INVISIBLE =
            Set.of(Damage.TABS_TO_BLANKS, Damage.BLANKS_COLLAPSED, Damage.TRAILING_BLANKS_LOST);

    private static final int FEW = 4;

    private final Change change;
    private final DamagedMail mail;
    private final Optional<Literal> literal;

    Judge(Change change, DamagedMail mail) {
        this.change = change;
        this.mail = mail;
        this.literal = Literal.of(mail.content());
    }

    private static boolean isPart(RecoveredPatch patch) {
        return patch.diagnostics().stream().anyMatch(d -> d.severity().name().equals("PART"));
    }

    private static Optional<Verdict> refused(RecoveredPatch patch) {
        if (isPart(patch)) {
            return Optional.of(Verdict.PART);
        }
        return patch.isWhole() ? Optional.empty() : Optional.of(Verdict.REFUSED);
    }

    private static boolean saysRepair(RecoveredPatch patch) {
        return patch.diagnostics().stream()
                .anyMatch(d -> !NO_REPAIR.matcher(d.message()).matches());
    }

    /** Judges what came of the mail alone. */
    Verdict alone(RecoveredPatch patch) {
        Optional<Verdict> refused = refused(patch);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> text =
                patch.files().stream().flatMap(f -> f.text().stream()).toList();
        if (text.equals(change.diff())) {
            return saysRepair(patch) ? Verdict.HEALED : Verdict.EXACT;
        }
        if (saysRepair(patch)) {
            return Verdict.SAID;
        }
        List<String> word = literal.map(Literal::text).orElse(change.diff());
        boolean edited = mail.damages().contains(Damage.EDITED);
        // Where the last line of all is a blank one, it may as well be the end of the mail.
        boolean open =
                mail.damages().contains(Damage.DUPLICATED) && !mail.text().contains("\n-- \n");
        // A line that is cut out and one that is broken make the count right again.
        boolean even =
                mail.damages().contains(Damage.LINES_CUT) && mail.damages().contains(Damage.WRAPPED);
        if (text.equals(word) || edited || open || even) {
            return Verdict.AT_ITS_WORD;
        }
        boolean unseen = mail.damages().stream().anyMatch(INVISIBLE::contains)
                || (mail.damages().contains(Damage.INDENTATION_LOST) && lost() < FEW);
        return unseen && (bare(text).equals(bare(change.diff())) || bare(text).equals(bare(word)))
                ? Verdict.UNSEEN
                : Verdict.WRONG;
    }

    private long lost() {
        return mail.body().stream()
                .filter(l -> l.isOfHunk() && !l.text().equals(l.sent()))
                .count();
    }

    /** Judges what came of the mail with the tree at hand. */
    Verdict held(TreePatch applied) {
        Optional<Verdict> refused = refused(applied.patch());
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<String, String> tree = after(applied);
        if (tree.equals(change.after())) {
            return exact(applied);
        }
        Optional<Map<String, String>> word = literal.flatMap(l -> l.apply(change.before()));
        if (word.isPresent() && tree.equals(word.get())) {
            return Verdict.AT_ITS_WORD;
        }
        Verdict verdict = near(applied, tree, change.after());
        verdict = verdict == Verdict.WRONG && word.isPresent() ? near(applied, tree, word.get()) : verdict;
        return verdict == Verdict.WRONG && isForewarned(applied.patch()) ? Verdict.SAID : verdict;
    }

    /**
     * What the mail says in other words than were sent nobody can know without index lines; with them it is said that white
     * space or a word is wrong. And where the beginning is cut off just above the names of a file, what is left is a diff that
     * git did not make, and is said to be.
     */
    private boolean isForewarned(RecoveredPatch patch) {
        boolean words = mail.damages().contains(Damage.EDITED) || mail.damages().contains(Damage.ESCAPED_AS_HTML);
        boolean indexed =
                patch.files().stream().noneMatch(file -> file.newBlob().isEmpty());
        return (words && (!indexed || says(patch, "or a word of the patch was changed")))
                || (mail.damages().contains(Damage.HEAD_CUT) && says(patch, "this diff was not made by git"))
                || (isCut()
                        && (says(patch, "by the index line it is not just so") || says(patch, "quotes no diffstat")));
    }

    /** Whole hunks that are missing where no diffstat is, only the index line tells. */
    private boolean isCut() {
        return mail.damages().contains(Damage.HEAD_CUT)
                || mail.damages().contains(Damage.TAIL_CUT)
                || mail.damages().contains(Damage.LINES_CUT);
    }

    private static boolean says(RecoveredPatch patch, String words) {
        return patch.diagnostics().stream().anyMatch(d -> d.message().contains(words));
    }

    private static Verdict exact(TreePatch applied) {
        if (!saysRepair(applied.patch())) {
            return Verdict.EXACT;
        }
        return applied.files().stream().allMatch(HealedFile::proven) ? Verdict.HEALED_PROVEN : Verdict.HEALED;
    }

    /** The tree after the patch; what is not in the patch stays. */
    private Map<String, String> after(TreePatch applied) {
        Map<String, String> tree = new TreeMap<>(change.before());
        for (HealedFile file : applied.files()) {
            file.before().ifPresent(before -> tree.remove(before.path()));
        }
        for (HealedFile file : applied.files()) {
            file.after()
                    .ifPresent(after -> tree.put(
                            after.path(), new String(after.content(), java.nio.charset.StandardCharsets.UTF_8)));
        }
        return tree;
    }

    private Verdict near(TreePatch applied, Map<String, String> tree, Map<String, String> truth) {
        if (!tree.keySet().equals(truth.keySet())) {
            return Verdict.WRONG;
        }
        Verdict verdict = Verdict.WARNED;
        for (Map.Entry<String, String> file : tree.entrySet()) {
            String path = file.getKey();
            if (file.getValue().equals(truth.get(path))) {
                continue;
            }
            Optional<HealedFile> healed = applied.files().stream()
                    .filter(f -> f.after().isPresent() && f.after().get().path().equals(path))
                    .findFirst();
            Optional<List<String>> different = different(file.getValue(), truth.get(path));
            if (healed.isEmpty() || different.isEmpty() || healed.get().proven()) {
                return Verdict.WRONG;
            }
            if (!areListed(different.get(), healed.get(), applied.patch().diagnostics())) {
                boolean trailing = mail.damages().contains(Damage.TRAILING_BLANKS_LOST)
                        && healed.get().patch().newBlob().isEmpty()
                        && unended(file.getValue()).equals(unended(truth.get(path)));
                boolean unseen = trailing
                        || (healed.get().patch().newBlob().isEmpty()
                                && mail.body().stream().noneMatch(MailLine::showsDamage)
                                && mail.damages().stream().anyMatch(d -> d.kind() == Damage.Kind.LAYOUT));
                if (!unseen) {
                    return Verdict.WRONG;
                }
                verdict = Verdict.UNSEEN;
            }
        }
        return verdict;
    }

    /** The lines that differ in white space; empty when there is another difference. */
    private static Optional<List<String>> different(String is, String truth) {
        List<String> left = Literal.lines(is);
        List<String> right = Literal.lines(truth);
        if (left.size() != right.size()) {
            return Optional.empty();
        }
        List<String> different = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (!bare(left.get(i)).equals(bare(right.get(i)))) {
                return Optional.empty();
            }
            // What blanks there were in a blank line nobody wants to know.
            if (!left.get(i).equals(right.get(i)) && !left.get(i).isBlank()) {
                different.add(left.get(i).replace("\n", ""));
            }
        }
        return Optional.of(different);
    }

    /** Whether warnings point at the places in the mail where these lines are added. */
    private boolean areListed(List<String> different, HealedFile file, List<Diagnostic> diagnostics) {
        Map<String, Integer> listed = new HashMap<>();
        for (Hunk hunk : file.patch().hunks()) {
            for (Hunk.HunkLine line : hunk.lines()) {
                boolean warned = line.kind() == Hunk.Kind.ADDED
                        && diagnostics.stream().anyMatch(d -> covers(d, line.mailLine()))
                        && standsAt(line);
                listed.merge(line.text(), warned ? 1 : 0, Integer::sum);
            }
        }
        for (String line : different) {
            if (listed.merge(line, -1, Integer::sum) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(Diagnostic diagnostic, int line) {
        Matcher more = DOWN_TO.matcher(diagnostic.message());
        int last = more.find() ? Integer.parseInt(more.group(1)) : diagnostic.line();
        return diagnostic.severity() == Diagnostic.Severity.WARNING && diagnostic.line() <= line && line <= last;
    }

    /** The place that is given is the place where it stands, where the mail is not encoded. */
    private boolean standsAt(Hunk.HunkLine line) {
        List<String> lines = mail.text().lines().toList();
        Matcher word = Pattern.compile("[a-z]+").matcher(line.text());
        return mail.isEncoded()
                || !word.find()
                || (line.mailLine() <= lines.size()
                        && lines.get(line.mailLine() - 1).contains(word.group()));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\u00a0]", "");
    }

    private static String unended(String text) {
        return text.replaceAll("(?m)[ \t]+$", "");
    }

    private static List<String> bare(List<String> lines) {
        return lines.stream().map(Judge::bare).toList();
    }
}
