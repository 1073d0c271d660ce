package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures how long it takes to read a mailbox of a thousand patches, first in a cold process and then again. No test, and so
 * only run when it is asked for: {@code mvn -q -B -ntp -Dtest=MailboxBench -Dmailbox.bench=1 test}.
 */
@EnabledIfSystemProperty(named = "mailbox.bench", matches = "1", disabledReason = "a measurement, not a test")
class MailboxBench {
    private static final int PATCHES = 1000;
    private static final int HUNKS = 12;
    private static final int RUNS = 5;

    @Test
    void readAThousandPatches() {
        byte[] mailbox = mailbox().getBytes(StandardCharsets.UTF_8);
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Series series = Series.read("mailbox", mailbox);
            seconds[run] = (System.nanoTime() - start) / 1e9;
            if (series.usable() != PATCHES) {
                throw new IllegalStateException(series.diagnostics().toString());
            }
        }
        String first = String.format(Locale.ROOT, "%.2f s", seconds[0]);
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%d patches, %,d bytes: first %s, median of %d %.2f s%n",
                PATCHES,
                mailbox.length,
                first,
                RUNS,
                seconds[RUNS / 2]);
    }

    private static String mailbox() {
        StringBuilder box = new StringBuilder();
        for (int i = 1; i <= PATCHES; i++) {
            box.append(String.format("From %040x Mon Sep 17 00:00:00 2001%n", i))
                    .append("From: A Developer <developer@example.org>\nDate: Mon, 2 Feb 2026 10:00:00 +0000\n")
                    .append(String.format("Subject: [PATCH %04d/%d] mm: toy: Change %d%n%nWhy.%n---%n", i, PATCHES, i))
                    .append(String.format("diff --git a/mm/toy%1$d.c b/mm/toy%1$d.c%n", i))
                    .append("index 111111111111..222222222222 100644\n")
                    .append(String.format("--- a/mm/toy%1$d.c%n+++ b/mm/toy%1$d.c%n", i));
            for (int hunk = 0; hunk < HUNKS; hunk++) {
                box.append(String.format(
                        "@@ -%1$d,7 +%1$d,7 @@ static int toy_%2$d(struct toy *toy)%n \tint a;%n \tint b;%n %n"
                                + "-\tif (toy_old(toy, %2$d))%n+\tif (toy_new(toy, %2$d))%n \t\treturn 1;%n %n"
                                + " \treturn 0;%n",
                        10 + hunk * 40, hunk));
            }
            box.append("-- \n2.43.0\n\n");
        }
        return box.toString();
    }
}
