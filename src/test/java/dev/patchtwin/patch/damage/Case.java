package dev.patchtwin.patch.damage;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.corpus.MapTree;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreePatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A damaged mail that can be made again from two numbers.
 *
 * @param seed the seed of the run
 * @param number which case of the run it is
 * @param change what was sent
 * @param mail what arrived
 */
record Case(long seed, int number, Change change, DamagedMail mail) {
    private static final long APART = 1_000_003;
    private static final int FRAMES = 14;

    static Case of(long seed, int number) {
        Random random = new Random(seed * APART + number);
        Change change = Change.random(random);
        return new Case(seed, number, change, DamagedMail.of(change, DamagedMail.random(random), random));
    }

    RecoveredPatch read() {
        return RecoveredPatch.read("mail.txt", mail.bytes());
    }

    TreePatch held(RecoveredPatch patch) throws TreeException {
        return TreePatch.applyAll(List.of(patch), "mail.txt", MapTree.of(change.before()), true)
                .get(0);
    }

    /** Returns all that is needed to see what went wrong. */
    String report() {
        StringBuilder text = new StringBuilder("seed " + seed + ", case " + number + ", damages " + mail.damages());
        try {
            RecoveredPatch patch = read();
            TreePatch applied = held(patch);
            Judge judge = new Judge(change, mail);
            text.append(": alone ").append(judge.alone(patch)).append(", held ").append(judge.held(applied));
            text.append("\n--- diagnostics\n");
            applied.patch().diagnostics().forEach(d -> text.append(d).append('\n'));
            text.append("--- the patch as it was recovered\n");
            patch.files()
                    .forEach(file ->
                            file.text().forEach(line -> text.append(line).append('\n')));
            text.append("--- the files as they became\n");
            applied.files()
                    .forEach(file -> file.after()
                            .ifPresent(f -> text.append(f)
                                    .append('\n')
                                    .append(new String(f.content(), java.nio.charset.StandardCharsets.UTF_8))));
        } catch (Exception | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            text.append('\n')
                    .append(trace.toString().lines().limit(FRAMES).collect(Collectors.joining("\n", "", "\n")));
        }
        text.append("--- the mail\n").append(mail.text());
        text.append("--- the patch as it was sent\n");
        change.diff().forEach(line -> text.append(line).append('\n'));
        text.append("--- the files as they should be\n");
        change.after().forEach((path, content) -> text.append(path).append('\n').append(content));
        return text.append("--- end of case ").append(number).append('\n').toString();
    }
}
