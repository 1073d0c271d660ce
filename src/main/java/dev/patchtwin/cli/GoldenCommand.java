package dev.patchtwin.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "golden",
        description = {
            "Golden traces: chosen traces with what both sides are expected to show, step by step. docs/golden.md says more.",
            ""
        },
        subcommands = {GoldenVerifyCommand.class, GoldenUpdateCommand.class, GoldenAddCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./patchtwin golden verify",
            "  ./patchtwin golden update kvm-reclaim-external-sp --dry-run",
            "  ./patchtwin golden add target/witness/ID/panic.trace --name late-panic"
        },
        exitCodeList = {
            " 0:everything is as expected, or was written",
            " 1:something differs, or would be written; under a CI, nothing is accepted",
            " 2:bad usage, or files that cannot be used; nothing was written",
            "70:a bug in Patchtwin"
        })
final class GoldenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing; the usual one is: golden verify");
    }

    /** Tells whether a CI system runs this, where nobody looks at what is accepted. */
    static boolean isUnattended(Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        return !ci.isEmpty() && !ci.equals("false");
    }
}
