package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformPlan;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Conformance;
import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.Gcc;
import dev.patchtwin.model.Conformable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patch's own C beside the models of the ring. */
class RingConformTest {
    private static final int OPERATIONS = 2_000;

    @TempDir
    Path folder;

    @BeforeAll
    static void lookForACompiler() {
        Gcc.required();
    }

    private static ConformResult conform(Path mail) throws Exception {
        Bundle bundle = Rings.bundle();
        ConformPlan plan = new ConformPlan(
                bundle.id(),
                mail,
                Rings.ROOT.resolve("patches/shared-ring-close/shim"),
                (Conformable) bundle.before(),
                (Conformable) bundle.after(),
                bundle.world("tiny"),
                "tiny",
                1,
                bundle.world("large"),
                "large",
                40,
                bundle.declared(),
                OPERATIONS,
                1,
                1,
                false,
                Optional.empty(),
                System.getenv());
        ConformOutcome outcome = Conformance.run(plan, new Steps() {});
        assertThat(outcome).isInstanceOf(ConformOutcome.Done.class);
        return ((ConformOutcome.Done) outcome).result();
    }

    @Test
    void bothModelsDoWhatTheCDoes() throws Exception {
        ConformResult result = conform(Rings.bundle().mail());
        assertThat(result.fits()).isTrue();
        assertThat(result.agrees()).isTrue();
        assertThat(result.complete()).isTrue();
        assertThat(result.functions()).hasSize(6);
        assertThat(result.notes()).isEmpty();
    }

    /** Was the C of the patch another one, the models would not be models of it. */
    @Test
    void cThatKeepsThePointerIsToldApartFromItsModel() throws Exception {
        String mail = Files.readString(Rings.bundle().mail());
        String edited = mail.replace("+\tslot->page = NULL;\n", "+\tring->leaky = !!slot->page;\n");
        assertThat(edited).isNotEqualTo(mail);
        ConformResult result = conform(Files.writeString(folder.resolve("edited.txt"), edited));
        assertThat(result.fits()).isFalse();
        assertThat(result.functions().stream().filter(f -> !f.agree()))
                .extracting(f -> f.name() + " " + f.after())
                .containsExactlyInAnyOrder("shring_unshare_page true", "shring_open true", "shring_close true");
    }
}
