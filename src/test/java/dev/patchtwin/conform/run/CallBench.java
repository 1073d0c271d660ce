package dev.patchtwin.conform.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.conform.Order;
import dev.patchtwin.conform.Workshop;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.box.ToolchainSearch;
import dev.patchtwin.patch.RecoveredPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How many calls of the real patch's functions the C carries out in a second, through the pipe and in the box: {@code mvn -q
 * -B -ntp -Dtest=CallBench -Dcall.bench=1 test}. A call is {@code handle_removed_pt()} on a page table of the mirror tree, with
 * the hook in it.
 */
class CallBench {
    private static final int RUNS = 7;
    private static final int BATCHES = 200;
    private static final int CALLS = 8192;

    @Test
    void measure() throws Exception {
        assumeTrue(Boolean.getBoolean("call.bench") || System.getProperty("call.bench") != null, "only when asked for");
        ToolchainSearch search = Toolchain.find(System.getenv());
        assumeTrue(search instanceof ToolchainSearch.Found, () -> "skipped: " + search);
        Path mail = Path.of("patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");
        RecoveredPatch patch = RecoveredPatch.read(mail.toString(), Files.readAllBytes(mail));
        for (boolean sanitized : new boolean[] {false, true}) {
            Order order = new Order(
                    patch,
                    mail.toString(),
                    file -> Optional.empty(),
                    Path.of("patches/kvm-reclaim-external-sp/shim"),
                    sanitized);
            try (Workshop workshop = Workshop.open(order, ((ToolchainSearch.Found) search).toolchain())) {
                for (boolean after : new boolean[] {false, true}) {
                    measure(
                            workshop.program(after),
                            (after ? "after" : "before") + (sanitized ? ", sanitized" : ", plain"));
                }
            }
        }
    }

    private static void measure(CProgram program, String what) throws CProcess.Died {
        CProcess process = program.borrow();
        long function = program.functions().indexOf("handle_removed_pt");
        // A mirror page table of level 1 with its external page and the hook; no entry is present, the HKID is
        // released, and
        // the module gives the page back.
        long[] call = {function, 7, 4, 1, 1, 0, 1, 0, 2, 1, 0, 0, 0, 0};
        Words calls = new Words();
        for (int i = 0; i < CALLS; i++) {
            calls.addAll(call, call.length);
        }
        List<Double> rates = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < BATCHES; i++) {
                process.send(Wire.BRIEF, calls);
                process.read();
            }
            rates.add(1e9 * BATCHES * CALLS / (System.nanoTime() - start));
        }
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median of %d runs %,.0f calls/s (least %,.0f, most %,.0f)%n",
                what,
                RUNS,
                sorted[RUNS / 2],
                sorted[0],
                Arrays.stream(sorted).max().orElse(0));
        process.close();
    }
}
