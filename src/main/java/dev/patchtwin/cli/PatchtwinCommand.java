package dev.patchtwin.cli;

import dev.patchtwin.cli.Display.Colour;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's own name, and what all commands have in common. */
@Command(
        name = "patchtwin",
        description = {
            "Runs the code before and after a patch as twin models, with the same operations, faults and answers, and"
                    + " compares what can be observed.",
            ""
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            CheckCommand.class,
            GateCommand.class,
            ConformCommand.class,
            ExploreCommand.class,
            FuzzCommand.class,
            MergeCommand.class,
            ReplayCommand.class,
            ViewCommand.class,
            GoldenCommand.class,
            NewCommand.class,
            ListCommand.class,
            PatchCommand.class,
            AdequacyCommand.class,
            BenchCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./patchtwin check                         check every bundle under patches/",
            "  ./patchtwin check --no-declared           show also what the contracts allow",
            "  ./patchtwin gate --base origin/main       may this branch pass?",
            "  ./patchtwin conform --lines               run the patch's own C beside the models",
            "  ./patchtwin explore kvm-reclaim-external-sp --world medium",
            "  ./patchtwin fuzz kvm-reclaim-external-sp --operations 100000000 --seed 7",
            "  ./patchtwin replay target/witness/kvm-reclaim-external-sp/warnings.trace",
            "  ./patchtwin check --html target/report.html && ./patchtwin view",
            "  ./patchtwin golden verify                 what golden traces show, and shall show",
            "  ./patchtwin patch show review.txt         what a patch in a mail does",
            "  b4 am -o - MSGID | ./patchtwin patch apply - --tree ~/linux",
            "  ./patchtwin adequacy --list",
            "  . <(./patchtwin completion)               complete commands in bash"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:no difference was found, or none that a gate does not let pass",
            " 1:a difference was found, a golden trace that shows something else, an invariant that both sides break, or models that"
                    + " do not fit the patch's C; or a change that a gate does not let pass",
            " 2:bad usage, or input that cannot be used, such as a model that throws",
            " 3:inconclusive: interrupted, too short, with a contract that is stale, C that cannot be run here, a model that does not"
                    + " come back, or too little memory",
            "70:a bug in Patchtwin, or a launcher that could not build"
        })
final class PatchtwinCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where a bug in Patchtwin comes from.")
    boolean stacktrace;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description =
                    "Whether to print in colour: ${COMPLETION-CANDIDATES}. Default: auto, which means on a terminal,"
                            + " unless NO_COLOR is set.")
    Colour colour = Colour.AUTO;

    PatchtwinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing; the usual one is: check");
    }
}
