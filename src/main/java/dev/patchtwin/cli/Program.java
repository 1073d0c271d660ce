package dev.patchtwin.cli;

import dev.patchtwin.check.Faults;
import dev.patchtwin.check.InputException;
import dev.patchtwin.report.Visible;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a function from arguments to text and an exit code.
 *
 * <p>The usual exit code of a failed command, 1, means here that a difference was found. So whatever goes wrong is
 * caught and given a code of its own.
 */
final class Program {
    private static final String PICOCLI_ERROR = "Error: ";

    /** picocli cannot lay out help for less. */
    private static final int LEAST_HELP = 55;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final BooleanSupplier cancelled;
    private Map<String, String> environment;
    private boolean screen;
    private int columns = ScreenWidth.USUAL;
    private InputStream in = InputStream.nullInputStream();

    /**
     * @param terminal whether a person looks on: then there may be progress
     * @param cancelled whether to stop as soon as possible
     */
    Program(PrintWriter out, PrintWriter err, boolean terminal, BooleanSupplier cancelled) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.cancelled = cancelled;
        screen = terminal;
        environment = Map.copyOf(System.getenv());
    }

    /** Runs commands that find these environment variables instead of the process's own. */
    Program with(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        return this;
    }

    /** Tells whether the output is a screen; without this, it is one when a person looks on. */
    Program onScreen(boolean is) {
        screen = is;
        return this;
    }

    /** Tells how wide the screen is; without this, it is as wide as most. */
    Program columns(int count) {
        columns = count;
        return this;
    }

    /** Runs commands that find this piped in, and not nothing. */
    Program with(InputStream piped) {
        in = piped;
        return this;
    }

    /** Runs a command and returns its exit code; see {@link ExitCode}. */
    int run(String... args) {
        Display display = new Display(screen, columns, environment);
        PatchtwinCommand root =
                new PatchtwinCommand(new Surroundings(in, out, err, terminal, display, cancelled, environment));
        int code;
        try {
            code = commandLine(root).execute(args);
        } catch (Throwable e) {
            code = bug(e, root.stacktrace);
        }
        err.flush();
        if (out.checkError()) {
            err.println("patchtwin: error: the output could not be written; is the disk full, or the reader gone?");
            err.flush();
            return ExitCode.BAD_INPUT;
        }
        return code;
    }

    private CommandLine commandLine(PatchtwinCommand root) {
        Display display = root.surroundings().display();
        CommandLine commandLine = new CommandLine(root, new CommandFactory(root.surroundings()));
        commandLine.setOut(root.surroundings().text());
        commandLine.setErr(err);
        commandLine.setUsageHelpWidth(Math.max(LEAST_HELP, display.palette().text()));
        commandLine.setExecutionStrategy(parsed -> {
            display.colour(root.colour);
            // Help may be printed next.
            commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(display.ansi()));
            return new RunLast().execute(parsed);
        });
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((e, unused) -> usage(e));
        commandLine.setExecutionExceptionHandler((e, failed, unused) -> failure(e, root.stacktrace));
        return commandLine;
    }

    private int usage(ParameterException e) {
        String message = stripped(String.valueOf(e.getMessage()));
        // So Java says of a name that has letters which the locale does not know.
        boolean unknown = message.contains("unmappable characters");
        err.println("patchtwin: error: " + message
                + (unknown ? "; the locale does not know these letters: run it with LC_ALL=C.UTF-8" : ""));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    /** Some of picocli's messages begin with the word that ours begin with. */
    private static String stripped(String message) {
        return message.startsWith(PICOCLI_ERROR) ? message.substring(PICOCLI_ERROR.length()) : message;
    }

    private int failure(Exception e, boolean stacktrace) {
        if (e instanceof ParameterException wrong) {
            return usage(wrong);
        }
        if (e instanceof InputException input) {
            out.flush();
            // What is wrong with a mail is said with words from it.
            err.print(Visible.lines(input.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        return bug(e, stacktrace);
    }

    private int bug(Throwable e, boolean stacktrace) {
        out.flush();
        Optional<String> memory = Faults.ofMemory(e);
        if (memory.isPresent()) {
            err.println("patchtwin: error: out of memory (" + memory.get() + "): this JVM takes at most "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB; give it more, such as PATCHTWIN_JAVA_OPTS=-Xmx4g, or ask for less");
            return traced(e, stacktrace, ExitCode.INCONCLUSIVE);
        }
        Optional<String> model = Faults.ofAModel(e);
        if (model.isPresent()) {
            err.println("patchtwin: error: " + Visible.of(model.get()) + "; mend the model"
                    + (stacktrace ? "" : ", --stacktrace shows where"));
            return traced(e, stacktrace, ExitCode.BAD_INPUT);
        }
        err.println("patchtwin: bug: "
                + Visible.of(String.valueOf(e).lines().findFirst().orElse(""))
                + (stacktrace ? "" : "; please report it with what --stacktrace adds"));
        return traced(e, stacktrace, ExitCode.BUG);
    }

    private int traced(Throwable e, boolean stacktrace, int code) {
        if (stacktrace) {
            e.printStackTrace(err);
        }
        return code;
    }
}
