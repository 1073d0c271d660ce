package dev.patchtwin.kvm.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.toy.PictureLaws;
import dev.patchtwin.kvm.ModelRun;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.kept.KeptFactory;
import dev.patchtwin.kvm.merged.MergedFactory;
import dev.patchtwin.kvm.renamed.RenamedFactory;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Pictured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of other versions of the hook keep what every model promises, and free and leak what they should. */
class VariantModelsTest {
    private static final String[] STEPS = {
        "levels=3", "gfns=1", "cache-min=2", "cache-capacity=2", "others=1", "steps=2", "yields=0"
    };
    private static final String CALLBACK = "splat tdp_mmu_free_removed_sp_rcu_callback/external_spt";

    static List<ModelFactory> factories() {
        return List.of(new RenamedFactory(), new KeptFactory(), new MergedFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void nothingEscapesTheStateAndEveryPictureIsOfIt(ModelFactory factory) {
        Map<String, Integer> world =
                ModelRun.world("levels=3", "gfns=2", "cache-min=2", "cache-capacity=2", "steps=2", "erratum=1");
        ModelLaws.hold(() -> factory.create(world), 40, 50, 1);
        PictureLaws.hold(() -> (Pictured) factory.create(world), 4, 30, model -> {});
    }

    /** Creates a VM with two tables of the mirror tree and destroys it as far as before its trees are zapped. */
    private static ModelRun beforeTheZap(ModelFactory factory, String... world) {
        return new ModelRun(factory, world)
                .run("create-vm", "init-td", "init-vcpu vcpu=0", "init-mem-region gfn=0", "release-memfd")
                .run("destroy-vm", "destroy-vm-step", "destroy-vm-step");
    }

    @Test
    void aPageThatWasTakenBackIsFreedInTheHookAndCanBeHandedOutWhileItsTableWaits() {
        ModelRun run = beforeTheZap(new MergedFactory(), STEPS).run("destroy-vm-step");
        assertThat(run.on("pages"))
                .contains("sept@gfn0/l1 freed, was linked (vm1, PAMT NDA)", "mirror@gfn0/l1 is rcu (vm1, PAMT NDA)");
        assertThat(run.on("pointers")).contains("mirror@gfn0/l1 at call_rcu: external_spt=NULL, freed by the hook");
        assertThat(run.met("handed out again before")).isFalse();
        assertThat(run.run("other-alloc").met("handed out again before")).isTrue();
        run.run("grace-period");
        assertThat(run.on("pointers")).contains("mirror@gfn0/l1 at callback: external_spt=NULL, freed by the hook");
        assertThat(run.on("pages")).noneMatch(word -> word.startsWith("sept@"));
    }

    @Test
    void wherePagesWaitForTheirTablesNoneIsHandedOutEarly() {
        ModelRun run = beforeTheZap(new AfterFactory(), STEPS).run("destroy-vm-step", "other-alloc");
        assertThat(run.on("pages")).contains("sept@gfn0/l1 is rcu (vm1, PAMT NDA)");
        assertThat(run.met("handed out again before")).isFalse();
    }

    @Test
    void aPageThatWasNotTakenBackIsLeakedAndNothingSaysThatItWasFreed() {
        ModelRun run = beforeTheZap(new MergedFactory(), STEPS)
                .fail("TDH.PHYMEM.PAGE.RECLAIM", "sept@gfn0/l1")
                .run("destroy-vm-step");
        assertThat(run.on("pages")).contains("sept@gfn0/l1 is leaked (vm1, PAMT EPT)");
        assertThat(run.on("pointers")).contains("mirror@gfn0/l1 at call_rcu: external_spt=NULL");
    }

    /** What the declared differences of the bundle do not cover: its world {@code tight} shows it. */
    @Test
    void whereMemoryIsShortAnotherUserGetsAPageThatWouldStillWait() throws Exception {
        Bundle bundle = Variants.bundle(Variants.AT_ONCE);
        String[] tight = bundle.worlds().get("tight").entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        ModelRun before = beforeTheZap(bundle.before(), tight);
        ModelRun after = beforeTheZap(bundle.after(), tight);
        for (ModelRun run : List.of(before, after)) {
            run.run("destroy-vm-step", "other-alloc", "other-alloc", "other-alloc");
            assertThat(run.on("pages")).contains("other written by another user, PAMT NDA");
            run.run("other-alloc");
        }
        assertThat(before.on("pages")).doesNotContain("other written by another user, PAMT NDA");
        assertThat(after.on("pages")).contains("other written by another user, PAMT NDA");
        assertThat(after.on("safety")).isEmpty();
    }

    /** No hook where a TDX VM exists cannot be; if it were, the page is better lost than free while the module owns it. */
    @Test
    void withoutTheHookThePagesAreLeakedAndTheCallbackWarns() {
        ModelRun merged = beforeTheZap(new MergedFactory(), withoutTheHook()).run("destroy-vm-step", "grace-period");
        assertThat(merged.on("warnings")).containsExactly(CALLBACK);
        assertThat(merged.on("pages"))
                .contains("sept@gfn0/l1 is leaked (vm1, PAMT EPT)", "sept@gfn0/l2 is leaked (vm1, PAMT EPT)");
        assertThat(merged.on("safety")).isEmpty();
        ModelRun kept = beforeTheZap(new KeptFactory(), withoutTheHook()).run("destroy-vm-step", "grace-period");
        assertThat(kept.on("warnings")).isEmpty();
        assertThat(kept.on("safety")).anyMatch(word -> word.startsWith("S1 sept@gfn0/l1"));
    }

    private static String[] withoutTheHook() {
        String[] world = STEPS.clone();
        world[world.length - 1] = "hook=0";
        return world;
    }
}
