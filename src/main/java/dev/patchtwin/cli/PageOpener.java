package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Has a page opened by whatever opens pages here. */
final class PageOpener {
    /** Those that a desktop has, in the order in which they are tried. */
    private static final List<String> USUAL = List.of("xdg-open", "wslview", "sensible-browser");

    /** What cannot open a page says so soon; what opens one may stay until it is closed. */
    private static final int SECONDS_TO_FAIL = 2;

    private final Map<String, String> environment;

    PageOpener(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Opens it with the first that works.
     *
     * @throws InputException when none does; the message says what to do
     */
    void open(String address) throws InputException {
        List<String> tried = new ArrayList<>();
        for (String program : programs()) {
            tried.add(program);
            if (starts(program, address)) {
                return;
            }
        }
        throw new InputException("patchtwin: error: "
                + (tried.isEmpty()
                        ? "no program that opens pages was found"
                        : "the page could not be opened with " + String.join(" or ", tried))
                + "; open the address above in a browser, or name one with BROWSER");
    }

    /** Those of {@code BROWSER}, which separates them with colons, and then the usual ones; as far as they are there. */
    private List<String> programs() {
        List<String> names =
                new ArrayList<>(List.of(environment.getOrDefault("BROWSER", "").split(":", -1)));
        names.addAll(USUAL);
        return names.stream()
                .filter(name -> !name.isBlank())
                .map(this::found)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
    }

    private String found(String name) {
        if (name.contains(File.separator)) {
            return executable(name) ? name : "";
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            String file = folder + File.separator + name;
            if (!folder.isEmpty() && executable(file)) {
                return file;
            }
        }
        return "";
    }

    private static boolean executable(String file) {
        try {
            return Files.isRegularFile(Path.of(file)) && Files.isExecutable(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean starts(String program, String address) {
        ProcessBuilder builder = new ProcessBuilder(program, address)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return !process.waitFor(SECONDS_TO_FAIL, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
