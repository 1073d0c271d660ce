package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GivenFile;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle that a stranger sent, who wants to see what is none of his business, or the program to run out of something. */
class HostileBundleTest {
    private static final String SECRET = "topsecret: 4711";

    @TempDir
    Path folder;

    private Path root;
    private Path secret;

    private record Ran(int code, String out, String err) {
        String all() {
            return out + err;
        }
    }

    @BeforeEach
    void copyTheHouse() throws IOException {
        root = folder.resolve("house");
        ToyHouse.copyTo(root);
        secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    private Ran run(String... args) {
        List<String> all = Stream.concat(Stream.of(args), Stream.of("--root", root.toString()))
                .toList();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .run(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran check() {
        return run("check", "--operations", "2000", "--no-conform");
    }

    private Path bundle(String name) {
        return root.resolve("patches/toy").resolve(name);
    }

    private static void refused(Ran ran, String... words) {
        assertThat(ran.code()).as(ran.all()).isEqualTo(2);
        assertThat(ran.err().lines()).as(ran.all()).hasSize(1);
        assertThat(ran.err()).contains(words);
        assertThat(ran.all()).doesNotContain("4711", "topsecret", "\tat ");
    }

    private void link(Path from, Path to) throws IOException {
        Files.deleteIfExists(from);
        Files.createSymbolicLink(from, to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twin.yaml", "toy.patch"})
    void aLinkOutOfTheBundlesWasFollowedAndShown(String name) throws IOException {
        link(bundle(name), secret);
        refused(check(), name + " is a link that leads out of the folder of the bundle; put a copy there");
        link(bundle(name), Path.of("/proc/self/environ"));
        refused(check(), name + " is a link that leads out of the folder of the bundle; put a copy there");
    }

    @Test
    void aFolderBehindALinkWasFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(secret, elsewhere.resolve("mail"));
        link(bundle("sub"), elsewhere);
        Files.writeString(
                bundle("twin.yaml"), Files.readString(bundle("twin.yaml")).replace("toy.patch", "sub/mail"));
        refused(check(), "twin.yaml:1: error: ", "sub/mail is a link that leads out");
    }

    @Test
    void aShimBehindALinkWasCompiled() throws IOException {
        Path ring = root.resolve("patches/shared-ring-close");
        copy(Path.of("patches/shared-ring-close"), ring);
        link(ring.resolve("shim/secret.h"), secret);
        Assertions.assertThatThrownBy(() -> Bundle.read(ring))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shim/secret.h is a link that leads out");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(
                        path,
                        Files.createDirectories(to.getParent())
                                .resolve(
                                        from.relativize(path).toString().isEmpty()
                                                ? to
                                                : to.resolve(
                                                        from.relativize(path).toString())));
            }
        }
    }

    @Test
    void whatIsExpectedBehindALinkWasShown() throws IOException {
        Path golden = Files.createDirectories(root.resolve("golden/toy"));
        link(golden.resolve("a.expected"), secret);
        Files.writeString(golden.resolve("a.trace"), "# patchtwin trace 1\nbundle toy\nworld pages=1\nmap page=0\n");
        for (Ran ran : List.of(check(), run("golden", "update", "--yes"), run("golden", "list"))) {
            assertThat(ran.code()).as(ran.all()).isNotZero();
            assertThat(ran.all()).doesNotContain("4711");
        }
        assertThat(check().all()).contains("a.expected:1: error: is a link that leads out of golden; put a copy here");
        assertThat(secret).hasContent(SECRET);
    }

    @Test
    void aLinkThatStaysAmongTheBundlesIsFollowed() throws IOException {
        Files.move(bundle("toy.patch"), root.resolve("patches/all.patch"));
        link(bundle("toy.patch"), Path.of("../all.patch"));
        assertThat(check().code()).isZero();
    }

    /** Whoever keeps bundles elsewhere, and links to them, means it. */
    @Test
    void aBundleThatIsALinkIsRead() throws IOException {
        Files.move(root.resolve("patches/toy"), folder.resolve("mine"));
        link(root.resolve("patches/toy"), folder.resolve("mine"));
        assertThat(check().code()).isZero();
    }

    private static void makeHuge(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(GivenFile.MOST_BYTES + 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"twin.yaml", "toy.patch"})
    void aFileOfAnyLengthWasReadWhole(String name) throws IOException {
        makeHuge(bundle(name));
        refused(check(), name, "it has more than 64 MiB, the most that is read");
    }

    @Test
    void aTraceOfAnyLengthWasReadWhole() throws IOException {
        makeHuge(folder.resolve("long.trace"));
        refused(run("replay", folder.resolve("long.trace").toString()), "it has more than 64 MiB");
        refused(run("replay", "/dev/zero"), "/dev/zero: error: ", "it has more than 64 MiB");
    }

    /** Each row: what stands in the place of the list of probes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
                "DEEP",
                "LONG",
                "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://localhost/']]",
                "!!java.io.File [/etc/passwd]",
                "&a [*a]",
                "{<<: {a: b}}",
            })
    void aBombOfYamlIsRefused(String bomb) throws IOException {
        String text = bomb.replace("DEEP", "[".repeat(200_000)).replace("LONG", "x".repeat(4_000_000));
        Files.writeString(
                bundle("twin.yaml"),
                Files.readString(bundle("twin.yaml"))
                        .replaceFirst("(?m)^probes:(.*\n)( .*\n)*", "probes: " + text + "\n"));
        refused(check(), "twin.yaml:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "/etc/passwd",
                "../toy2/toy.patch",
                "toy.patch/../../../x",
                "\0",
                "sub/../.."
            })
    void aPathOutOfTheBundleIsRefused(String mail) throws IOException {
        Files.writeString(
                bundle("twin.yaml"),
                Files.readString(bundle("twin.yaml"))
                        .replaceFirst("mail: .*", "mail: \"" + mail.replace("\0", "\\\\0") + "\""));
        refused(check(), "twin.yaml:1: error: ");
    }

    @Test
    void aTraceCannotNameABundleElsewhere() throws IOException {
        Path trace = Files.writeString(
                folder.resolve("evil.trace"), "# patchtwin trace 1\nbundle ../../secret\nworld pages=1\nmap page=0\n");
        refused(run("replay", trace.toString()), "evil.trace:2: error: ");
        refused(run("check", "../../secret"), "error: no bundle '../../secret'");
        refused(run("golden", "add", trace.toString(), "--name", "../../evil"), "error: ");
        assertThat(root.resolve("golden")).doesNotExist();
    }

    /** Who put a link where a witness will be written does not get that written elsewhere. */
    @Test
    void aWitnessReplacesALink() throws IOException {
        Path witness = root.resolve("w/toy");
        Ran first = run(
                "check",
                "--no-declared",
                "--operations",
                "2000",
                "--no-conform",
                "--witness",
                root.resolve("w").toString());
        List<Path> written;
        try (Stream<Path> files = Files.list(witness)) {
            written = files.toList();
        }
        assertThat(written).as(first.all()).isNotEmpty();
        link(written.get(0), secret);
        run(
                "check",
                "--no-declared",
                "--operations",
                "2000",
                "--no-conform",
                "--witness",
                root.resolve("w").toString());
        assertThat(secret).hasContent(SECRET);
        assertThat(written.get(0)).isRegularFile().content().startsWith("# patchtwin trace 1");
    }
}
