package dev.patchtwin.conform.box;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program has written to its standard error when it ended. The box has written the last line; all above, and with a lie
 * that line too, is the stranger's: the report of a sanitizer, or what looks like one.
 */
public final class EndingTarget implements ReaderTarget {
    private static final String REPORT = """
            =================================================================
            ==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x5 bp 0x7 sp 0x7
            READ of size 4 at 0x602000000010 thread T0
                #0 0x55555 in toy_reclaim mm/toy.c:12:5
                #1 0x55556 in main /nowhere/5c2f9c0d/runner.c:30
                #2 0x7f000  (/lib/libc.so.6+0x29d90) (BuildId: 0a0b)

            0x602000000010 is located 0 bytes inside of 16-byte region
            freed by thread T0 here:
                #0 0x55557 in free (/lib/libasan.so+0x10)
            SUMMARY: AddressSanitizer: heap-use-after-free mm/toy.c:12:5 in toy_reclaim
            ==7==ABORTING
            """;

    @Override
    public String name() {
        return "ending";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(
                "hello\n\nbox: exited 0 \n",
                REPORT + "\nbox: exited " + SanitizerOptions.ADDRESS + " \n",
                "mm/toy.c:9:7: runtime error: signed integer overflow: 1 + 2\n    #0 0x1 in f mm/toy.c:9\n\nbox: exited "
                        + SanitizerOptions.UNDEFINED + " \n",
                "\nbox: signalled 11 \n",
                "\nbox: denied 41 \n",
                "\nbox: broken 2 landlock\n",
                "\nbox: memory 0 \n");
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (int status = 0; status < 2; status++) {
            Verdict verdict = Verdict.of(status, text);
            try {
                hold(FakeProcess.reader(frames -> frames).read(verdict, false));
            } catch (BoxException e) {
                // A program cannot say so: with 0, the box itself has written the last line.
                Fit.check(status == 0 && verdict.word() == Verdict.Word.BROKEN, "no box", e.getMessage());
            }
        }
    }

    private static void hold(Ending ending) {
        if (ending instanceof Ending.Sanitizer found) {
            Fit.line(found.kind());
            Fit.line(found.summary());
            found.report().lines().forEach(Fit::line);
            Fit.check(
                    found.report().length() <= 200_000,
                    "how long: ",
                    found.report().length());
            for (Frame frame : found.frames()) {
                Fit.line(frame.function());
                Fit.line(frame.file());
                Fit.check(frame.line() >= 0, "no line: ", frame);
            }
        } else {
            Fit.line(ending.toString());
        }
    }
}
