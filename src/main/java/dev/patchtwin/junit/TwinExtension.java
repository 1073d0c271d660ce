package dev.patchtwin.junit;

import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.report.Palette;
import dev.patchtwin.report.TerminalReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Carries out what {@link TwinTest} asks for. */
final class TwinExtension implements BeforeTestExecutionCallback {
    /** Called by JUnit. */
    TwinExtension() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        TwinTest wanted = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), TwinTest.class)
                .orElseThrow();
        CheckResult result;
        try {
            result = check(wanted);
        } catch (InputException e) {
            throw new AssertionFailedError("the bundle " + wanted.value() + " cannot be checked\n" + e.getMessage());
        }
        if (!result.verdict().passes()) {
            throw new AssertionFailedError(words(result));
        }
    }

    private static CheckResult check(TwinTest wanted) throws InputException, IOException {
        Path root = wanted.root().isEmpty() ? Workspace.above(Path.of("")).orElse(Path.of("")) : Path.of(wanted.root());
        CheckOptions options = CheckOptions.standard(root)
                .withThreads(Runtime.getRuntime().availableProcessors())
                .withSeed(wanted.seed());
        if (wanted.operations() > 0) {
            options = options.withOperations(wanted.operations());
        }
        if (!wanted.declared()) {
            options = options.withoutDeclared();
        }
        if (wanted.conform()) {
            options = options.withConforms(ConformWishes.standard(System.getenv()));
        }
        return Check.run(options.workspace().bundles().read(wanted.value()), options, Watch.NOBODY);
    }

    private static String words(CheckResult result) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(result.id() + ": " + result.verdict().text());
        out.println();
        new TerminalReport(out, Palette.plain()).print(result);
        out.flush();
        return text.toString();
    }
}
