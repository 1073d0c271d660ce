package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full, or files that may not grow. What was there stays; nothing is there in part; it is said. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path folder;

    /** A writer that writes into the file itself, as none of ours may. */
    static final class Careless {
        private Careless() {}

        /** Writes two thousand bytes. */
        public static void main(String[] args) throws IOException {
            Files.write(Path.of(args[0]), new byte[2000]);
        }
    }

    private Child child() throws IOException {
        return Child.in(folder.resolve("said"));
    }

    @Test
    void aCarelessWriterIsFoundOut() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Child.Ended ended = child().running(Careless.class).filesOfAtMost(512).run(file.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThatThrownBy(() -> Houses.requireOld(file, "old")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Houses.requireOneLine(ended)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({
        "check toy --no-conform --no-declared --html FILE, page.html",
        "check toy --no-conform --no-declared --junit FILE, result.xml",
        "check toy --no-conform --no-declared --sarif FILE, result.sarif",
        "explore toy --certificate FILE, certificate.json",
    })
    void aReportThatDoesNotFitLeavesTheOldOne(String command, String name) throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path file = Files.writeString(folder.resolve(name), "old");
        Child.Ended ended = child().filesOfAtMost(512).run(words(command.replace("FILE", file.toString()), root));
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireOneLine(ended);
        assertThat(ended.err()).startsWith(file + ": error: ").contains("File too large");
        Houses.requireOld(file, "old");
        Houses.requireNothingUnfinished(folder);
    }

    private static String[] words(String command, Path root) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of("--root", root.toString()));
        return words.toArray(String[]::new);
    }

    @Test
    void aGoldenUpdateThatDoesNotFitLeavesTheOldOne() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path trace = root.resolve("golden/toy/leak.trace");
        Houses.trace(root);
        Path expected = Files.writeString(trace.resolveSibling("leak.expected"), "old");
        Path second = trace.resolveSibling("many.trace");
        StringBuilder many = new StringBuilder("# patchtwin trace 1\nbundle toy\nworld pages=1\n");
        for (int i = 0; i < 50; i++) {
            many.append("map page=0\nunmap page=0\n");
        }
        Files.writeString(second, many);
        Child.Ended ended = child().filesOfAtMost(4096).run(words("golden update", root));
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireOld(expected, "old");
        assertThat(trace.resolveSibling("many.expected")).doesNotExist();
        Houses.requireNothingUnfinished(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--witness PLACE", "--corpus PLACE"})
    void aFolderThatCannotBeFilledIsNamed(String option) throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path place = folder.resolve("place");
        // A block is more than a file may have, and an empty file is not.
        Child.Ended ended = child().filesOfAtMost(0)
                .run(words(
                        "fuzz toy --no-declared --operations 2000 " + option.replace("PLACE", place.toString()), root));
        // What it says cannot be written either.
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireNothingUnfinished(folder);
    }

    @Test
    void whatCannotBePrintedIsNoVerdict() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        for (String command :
                List.of("list", "check toy --no-conform", "check toy --no-conform --no-declared --json")) {
            try (Child.Running running = child().start(Path.of("/dev/full"), words(command, root))) {
                Child.Ended ended = running.end();
                assertThat(ended.code()).as(command).isEqualTo(2);
                Houses.requireOneLine(ended);
            }
        }
    }

    @Test
    void aCampaignGoesOnWhenThereIsRoomAgainAndComesToTheSame() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path whole = folder.resolve("whole.jsonl");
        Path file = folder.resolve("campaign.jsonl");
        String command = "fuzz toy --no-declared --runs 12 --operations 500 --jobs 2 --results ";
        child().run(words(command + whole, root));
        long before = -1;
        for (int room = 512; room < 8 * 1024; room *= 2) {
            Child.Ended ended = child().filesOfAtMost(room).run(words(command + file, root));
            assertThat(ended.code()).as(ended.said()).isEqualTo(2);
            Houses.requireOneLine(ended);
            assertThat(Files.size(file)).isBetween(Math.max(0, before), (long) room);
            before = Files.size(file);
            assertThat(Files.readString(file))
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).endsWith("\n"));
        }
        Child.Ended ended = child().run(words(command + file, root));
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(runs(file)).isEqualTo(runs(whole));
    }

    private static List<String> runs(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll(",\"seconds\":[0-9.E-]+", ""))
                .sorted()
                .toList();
    }

    @Test
    void aDiskThatIsFullIsSaid() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String script = "mount -t tmpfs -o size=64k,nr_inodes=40 none \"$1\" || exit 99; shift; exec \"$@\"";
        assumeTrue(
                Child.isDone(List.of("unshare", "-m", "sh", "-c", script, "sh", disk.toString(), "true")),
                "nothing can be mounted here");
        Path root = Houses.in(folder.resolve("house"));
        for (String option :
                List.of("--html DISK/a/page.html", "--corpus DISK/corpus", "--witness DISK/w --corpus DISK/c")) {
            // What fills the disk: files until there is no room, but for some bytes.
            Child.Ended ended = child().under("unshare", "-m", "sh", "-c", script, "sh", disk.toString())
                    .under(
                            "sh",
                            "-c",
                            "head -c 65536 /dev/zero >\"$1/fill\" 2>/dev/null; shift; exec \"$@\"",
                            "sh",
                            disk.toString())
                    .run(words(
                            "check toy --no-conform --no-declared " + option.replace("DISK", disk.toString()), root));
            assertThat(ended.code()).as(option + ended.said()).isEqualTo(2);
            Houses.requireOneLine(ended);
            assertThat(ended.err()).contains("No space left on device");
        }
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "the other files of this test are written by the same few lines")
    @Test
    void aNewBundleIsThereWhollyOrNotAtAll() throws Exception {
        Path root = Files.createDirectories(folder.resolve("new"));
        Path mail = Path.of("src/test/resources/house/patches/toy/toy.patch").toAbsolutePath();
        for (int most : new int[] {512, 2048, 4096}) {
            Child.Ended ended = child().filesOfAtMost(most)
                    .run("new", "fresh", "--patch", mail.toString(), "--root", root.toString());
            assertThat(ended.code()).as(ended.said()).isEqualTo(2);
            Houses.requireOneLine(ended);
            assertThat(root.resolve("patches/fresh/twin.yaml")).doesNotExist();
            Houses.requireNothingUnfinished(root);
        }
        assertThat(child().run("new", "fresh", "--patch", mail.toString(), "--root", root.toString())
                        .code())
                .isZero();
    }
}
