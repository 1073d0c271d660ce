package dev.patchtwin.kvm.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.kvm.foreign.KernelForeign;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether single calls are made in the situations that they name, in all that docs/domain.md §4.2 tells apart, and each alike. */
class StageTest {
    private static final Map<String, Integer> WORLD = world();

    private static Map<String, Integer> world() {
        Map<String, Integer> world = new HashMap<>();
        Shape.PARAMETERS.forEach(parameter -> world.put(parameter.name(), parameter.standard()));
        world.putAll(Map.of(
                "vms", 1, "gfns", 1, "levels", 3, "pages", 24, "cache-min", 2, "cache-capacity", 2, "others", 0));
        return world;
    }

    private static PatchedFunction seesAll(PatchedFunction.Call call) {
        return new PatchedFunction("f", EnumSet.allOf(PatchedFunction.Sight.class), call);
    }

    /** Calls a function of our own in every case, and hears what it finds there. */
    private static List<String> found(PatchedFunction.Call call) {
        List<FunctionCase> cases = FunctionCase.all(seesAll(call));
        List<String> wrong = new ArrayList<>();
        for (FunctionCase one : cases) {
            Kernel kernel = kernel(one.hook());
            KvmMmuPage sp = new Stage(kernel).set(one);
            String unlike = unlike(one, kernel, sp);
            if (!unlike.isEmpty()) {
                wrong.add(one.text() + ": " + unlike);
            }
        }
        return wrong;
    }

    private static Kernel kernel(boolean hook) {
        Map<String, Integer> world = new HashMap<>(WORLD);
        world.putAll(Map.of("gfns", 3, "shared", 1, "sysctls", 1, "hook", hook ? 1 : 0));
        Foreign none = (function, arguments, around) -> 0;
        return new KernelForeign(new Machine(new Shape(world)), none);
    }

    private static String unlike(FunctionCase one, Kernel kernel, KvmMmuPage sp) {
        List<String> unlike = new ArrayList<>();
        check(unlike, sp.isMirrorSp() == one.mirror() && sp.level() == one.level(), "another table");
        check(unlike, (sp.externalSpt() != PhysicalPages.NULL) == one.externalSpt(), "the external page");
        for (int entry = 0; entry < sp.entries(); entry++) {
            boolean inUse = one.child() && (sp.level() > 1 || entry == 0);
            check(unlike, sp.isPresent(entry) == inUse, "entry " + entry);
        }
        check(unlike, Integer.signum(kernel.kvm.hkid()) == one.hkid(), "hkid");
        check(unlike, kernel.kvm.vmBugged() == one.bugged() && kernel.kvm.vmDead() == one.bugged(), "bugged");
        check(unlike, kernel.machine.log.anyWarnedOnce() == one.warned(), "warned");
        check(unlike, kernel.machine.log.panicOnWarn() == one.panic() < 0, "panic_on_warn");
        check(unlike, kernel.machine.log.warnLimit() == Math.max(0, one.panic()), "warn_limit");
        check(unlike, sp.life() == KvmMmuPage.Life.LINKED && !sp.hookRan(), "life");
        return String.join(", ", unlike);
    }

    private static void check(List<String> unlike, boolean holds, String what) {
        if (!holds) {
            unlike.add(what);
        }
    }

    @Test
    void theStageIsAsTheCaseSays() {
        assertThat(found((kernel, sp, shared) -> 0)).isEmpty();
    }

    @Test
    void noCaseIsThereTwiceAndEachRowOfTheTableIsThere() {
        List<FunctionCase> cases = FunctionCase.all(seesAll((kernel, sp, shared) -> 0));
        assertThat(cases.stream().map(FunctionCase::text)).doesNotHaveDuplicates();
        Stream.of(-1, 0, 1).forEach(hkid -> {
            for (int bits = 0; bits < 64; bits++) {
                boolean mirror = (bits & 1) != 0;
                boolean bugged = (bits & 2) != 0;
                boolean warned = (bits & 4) != 0;
                boolean hook = (bits & 8) != 0;
                boolean shared = (bits & 16) != 0;
                boolean external = mirror && (bits & 32) != 0;
                assertThat(cases)
                        .as("hkid=%d bits=%d", hkid, bits)
                        .anyMatch(c -> c.hkid() == hkid
                                && c.mirror() == mirror
                                && c.bugged() == bugged
                                && c.warned() == warned
                                && c.hook() == hook
                                && c.shared() == shared
                                && c.externalSpt() == external
                                && c.panic() == 0);
            }
        });
    }

    @Test
    void theSameCaseWithTheSameAnswersShowsTheSame() {
        for (Conformable whole : List.<Conformable>of(new BeforeFactory(), new AfterFactory())) {
            for (Map.Entry<String, Conformable> function : whole.functions().entrySet()) {
                Model model = function.getValue().create(WORLD);
                Set<String> texts = new HashSet<>();
                for (Operation operation : model.vocabulary().operations()) {
                    for (int answer = 0; answer < 2; answer++) {
                        assertThat(shown(model, operation, answer))
                                .as("%s answered %d", operation, answer)
                                .isEqualTo(shown(model, operation, answer));
                    }
                    texts.add(operation.text());
                }
                assertThat(texts)
                        .as(function.getKey())
                        .hasSize(model.vocabulary().operations().size());
            }
        }
    }

    private static List<String> shown(Model model, Operation operation, int answer) {
        Observation seen = new Observation(model.vocabulary().channels().size());
        model.apply(operation, (question, subject) -> answer, seen);
        List<String> words = new ArrayList<>();
        model.vocabulary().channels().forEach(channel -> {
            for (int i = 0; i < seen.size(channel); i++) {
                words.add(channel.name() + " " + model.describe(channel, seen.word(channel, i)));
            }
        });
        return words;
    }
}
