package dev.patchtwin.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures in the documentation, and measures how soon a page can be used: no tests, and only run when asked for.
 * <pre>
 * mvn -q -B -ntp -Dtest=PageShots -Dpage.shots=docs/report test
 * mvn -q -B -ntp -Dtest=PageShots -Dpage.bench=5 test
 * </pre>
 */
class PageShots {
    @TempDir
    private Path folder;

    private record Shot(String name, String scheme, int width, String part) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("top-light", "light", 1280, ""),
            new Shot("patch-light", "light", 1280, ".file >> nth=2"),
            new Shot("player-light", "light", 1280, ".play >> nth=2"),
            new Shot("player-dark", "dark", 1280, ".play >> nth=2"),
            new Shot("life-dark", "dark", 1280, ".life >> nth=0"),
            new Shot("top-phone-dark", "dark", 390, ""),
            new Shot("player-phone-light", "light", 390, ".play >> nth=2"));

    @Test
    @EnabledIfSystemProperty(named = "page.shots", matches = ".+")
    void shots() throws Exception {
        Path target = Path.of(System.getProperty("page.shots")).toAbsolutePath();
        Files.createDirectories(target);
        Path page = RealPage.whole(folder);
        try (Browser browser = Browser.start()) {
            for (Shot shot : SHOTS) {
                Path file = target.resolve(shot.name() + ".png");
                browser.run("shot", page, file.toString(), shot.scheme(), String.valueOf(shot.width()), shot.part());
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "page.bench", matches = "[0-9]+")
    void bench() throws Exception {
        int runs = Integer.getInteger("page.bench");
        Path page = RealPage.whole(folder);
        say("page", Files.size(page) + " bytes");
        Path longOne = folder.resolve("long.html");
        Files.writeString(longOne, HtmlPage.of(List.of(PageSamples.longOne(5000)), "0"));
        say("page with a trace of 5,000 steps", Files.size(longOne) + " bytes");
        try (Browser browser = Browser.start()) {
            for (int i = 0; i < runs; i++) {
                Map<String, String> real = browser.run("time", page, "declared-hook-splat-counts");
                say(
                        "loaded",
                        real.get("loaded") + " ms; a player stepped after another " + real.get("stepped") + " ms");
                Map<String, String> steps = browser.run("frames", longOne, "warnings");
                say(
                        "a step of 5,000",
                        "median " + steps.get("median") + " ms, slowest " + steps.get("slowest") + " ms");
            }
        }
    }

    private static void say(String what, String figure) throws IOException {
        Files.writeString(
                Path.of("target", "page-bench.txt"),
                what + ": " + figure + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }
}
