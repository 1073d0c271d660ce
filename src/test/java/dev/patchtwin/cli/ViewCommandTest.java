package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewCommandTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran run(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(environment)
                .run(args);
        return new Ran(code, out.toString(), err.toString());
    }

    /** A browser that writes down what it is given, and fails or not. */
    private Path browser(String name, int code) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(
                file, "#!/bin/sh\necho \"" + name + " $1\" >> '" + folder.resolve("opened") + "'\nexit " + code + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Path page() throws IOException {
        return Files.writeString(folder.resolve("a page.html"), "<!DOCTYPE html>");
    }

    private String opened() throws IOException {
        return Files.readString(folder.resolve("opened"));
    }

    @Test
    void theBrowserOfTheUserOpensThePage() throws IOException {
        Ran ran = run(Map.of("BROWSER", browser("mine", 0).toString()), "view", page().toString());
        String address = page().toUri().toString();
        assertThat(ran).isEqualTo(new Ran(0, address + System.lineSeparator(), ""));
        assertThat(opened()).isEqualTo("mine " + address + "\n");
    }

    @Test
    void theNextOneIsTriedWhenOneFails() throws IOException {
        browser("xdg-open", 0);
        String path = folder + ":/usr/bin:/bin";
        String browsers = folder.resolve("none") + ":" + browser("broken", 3);
        Ran ran = run(Map.of("BROWSER", browsers, "PATH", path), "view", page().toString());
        assertThat(ran.code()).isZero();
        assertThat(opened()).contains("broken file:").contains("xdg-open file:");
    }

    @Test
    void whereNothingOpensPagesTheAddressIsPrintedAndTheCommandSaysSo() throws IOException {
        Ran ran = run(Map.of("PATH", folder.toString()), "view", page().toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).startsWith("file:///").endsWith("a%20page.html" + System.lineSeparator());
        assertThat(ran.err()).contains("no program that opens pages was found").contains("BROWSER");
        Ran failed = run(Map.of("PATH", browser("xdg-open", 3).getParent() + ":/bin"), "view", page().toString());
        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.err()).contains("could not be opened with " + folder.resolve("xdg-open"));
    }

    @Test
    void aPageThatIsNotThereIsNamedWithTheCommandThatWritesIt() {
        Ran ran = run(Map.of(), "view", folder.resolve("none.html").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(folder.resolve("none.html")
                        + ": error: there is no page here; write one with: ./patchtwin check --html FILE\n");
        Ran standard = run(Map.of(), "view", "--root", folder.toString());
        assertThat(standard.err())
                .isEqualTo(
                        folder.resolve("target/report.html")
                                + ": error: there is no page here; write one with: ./patchtwin check --html target/report.html\n");
    }
}
