package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.box.ToolchainSearch;
import dev.patchtwin.model.Conformable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bundle of the real patch, whose mail a test may edit before its C is run beside the models. */
final class RealPatch {
    private static final Path FOLDER = Path.of("patches", "kvm-reclaim-external-sp");

    /** For tests that are about what is found, not about how much is looked at. */
    private static final int OPERATIONS = 4000;

    private RealPatch() {}

    static Bundle bundle() {
        try {
            return Bundle.read(FOLDER);
        } catch (InputException e) {
            throw new AssertionError(e);
        }
    }

    static Toolchain toolchain() {
        ToolchainSearch search = Toolchain.find(System.getenv());
        assumeTrue(search instanceof ToolchainSearch.Found, () -> "skipped: " + search);
        return ((ToolchainSearch.Found) search).toolchain();
    }

    static ConformPlan plan() {
        return plan(bundle().mail(), Optional.empty());
    }

    static ConformPlan plan(Path mail, Optional<String> tree) {
        return plan(mail, tree, 1);
    }

    private static ConformPlan plan(Path mail, Optional<String> tree, int faults) {
        toolchain();
        Bundle bundle = bundle();
        try {
            return new ConformPlan(
                    bundle.id(),
                    mail,
                    FOLDER.resolve("shim"),
                    (Conformable) bundle.before(),
                    (Conformable) bundle.after(),
                    bundle.world("tiny"),
                    "tiny",
                    faults,
                    bundle.world("large"),
                    "large",
                    40,
                    bundle.declared(),
                    OPERATIONS,
                    1,
                    2,
                    true,
                    tree,
                    System.getenv());
        } catch (InputException e) {
            throw new AssertionError(e);
        }
    }

    /** Replaces lines of the mail, by their number, and writes it to a folder. */
    static Path edited(Path folder, Map<Integer, String> lines) throws IOException {
        List<String> mail = new ArrayList<>(Files.readAllLines(bundle().mail()));
        lines.forEach((number, text) -> mail.set(number - 1, text));
        return Files.write(folder.resolve("edited.txt"), mail);
    }

    static ConformResult run(ConformPlan plan) throws ConformException {
        ConformOutcome outcome = Conformance.run(plan, new Steps() {});
        assertThat(outcome).isInstanceOf(ConformOutcome.Done.class);
        return ((ConformOutcome.Done) outcome).result();
    }

    /** Explores without faults, which is quick; random sequences have them. */
    static ConformResult run(Path mail) throws ConformException {
        return run(plan(mail, Optional.empty(), 0));
    }
}
