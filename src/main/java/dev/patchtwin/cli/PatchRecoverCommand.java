package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchMails;
import dev.patchtwin.check.patches.PatchOutput;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.report.PatchJson;
import dev.patchtwin.report.Visible;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "recover",
        description = {
            "Writes the patches of a mail as git am takes them, without quote marks and remarks; with a tree, also with the"
                    + " white space that the mail has lost. What was done to them is said on the error stream.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./patchtwin patch recover review.txt | git am",
            "  ./patchtwin patch recover review.txt --tree ~/linux -o clean.patch"
        },
        exitCodeList = {PatchCodes.WHOLE, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchRecoverCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private MailOptions mail;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private TreeOption tree;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write them, wholly or not at all. Default: the standard output.")
    private @Nullable String output;

    PatchRecoverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PatchResult result = mail.work(surroundings, tree.tree());
        int code = ExitCode.of(result);
        boolean nothing = code == ExitCode.BAD_INPUT || result.usable().isEmpty();
        if (output != null && !nothing) {
            PatchOutput.write(output, out -> PatchMails.write(result, out));
        }
        if (mail.json) {
            boolean written = output != null && !nothing;
            new PatchJson(surroundings.out())
                    .print(
                            result,
                            written
                                    ? Map.of("written", String.valueOf(output))
                                    : Map.of("mail", nothing ? "" : PatchMails.of(result)));
            return code;
        }
        MailWords.all(result, surroundings);
        words(result, nothing);
        if (output == null && !nothing) {
            PatchMails.write(result, line -> surroundings.out().print(surroundings.shown(line + "\n")));
        }
        return code;
    }

    private void words(PatchResult result, boolean nothing) {
        String source = result.source();
        result.base().ifPresent(base -> {
            say(source + ": tree: " + base.tree() + ": " + String.join("; ", base.words()));
            if (result.isRefused()) {
                say(source + ": error: does not apply to " + base.tree() + "; nothing was written");
            }
        });
        if (nothing && !result.isRefused()) {
            say(source + ": error: no patch could be recovered; nothing was written");
        }
        int usable = result.usable().size();
        if (!nothing && usable < result.patches().size()) {
            say(source + ": part: only the first " + usable + " of "
                    + result.patches().size() + " patches were written");
        }
    }

    private void say(String words) {
        surroundings.err().println(Visible.of(words));
    }
}
