package dev.patchtwin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "patch",
        description = {
            "Recovers patches from mails as they come: sent, quoted in a reply, copied from an archive's page, a whole"
                    + " mailbox; says what they do, and holds them against a tree. docs/patch.md says more.",
            ""
        },
        subcommands = {
            PatchShowCommand.class,
            PatchRecoverCommand.class,
            PatchApplyCommand.class,
            PatchFunctionsCommand.class,
            PatchRemarksCommand.class,
            PatchCompareCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./patchtwin patch show review.txt",
            "  ./patchtwin patch recover review.txt --tree ~/linux -o clean.patch",
            "  b4 am -o - MSGID | ./patchtwin patch apply - --tree ~/linux@v6.19",
            "  ./patchtwin patch compare v1.mbox v2.mbox"
        },
        exitCodeList = {
            PatchCodes.WHOLE,
            PatchCodes.CHANGED + " (compare)",
            PatchCodes.BAD,
            PatchCodes.PART,
            PatchCodes.BUG
        })
final class PatchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing; the usual one is: patch show");
    }
}
