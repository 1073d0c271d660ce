package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program may not: {@code attempts.c} tries it, one thing at a time. */
class AttemptTest {
    private static final int NO_SUCH_FILE_DESCRIPTOR = 9;
    private static final int PERMISSION_DENIED = 13;
    private static final int NO_SUCH_CALL = 38;
    private static final int LET_THROUGH = 99;

    /** Every attempt that the filter stops, and the names that the call goes by. */
    private static final Map<String, Set<String>> STOPPED = Map.ofEntries(
            Map.entry("socket", Set.of("socket")),
            Map.entry("socketpair", Set.of("socketpair")),
            Map.entry("write here", Set.of("openat", "open")),
            Map.entry("write in tmp", Set.of("openat", "open")),
            Map.entry("append", Set.of("openat", "open")),
            Map.entry("truncate by reading", Set.of("openat", "open")),
            Map.entry("nameless file", Set.of("openat", "open")),
            Map.entry("fork", Set.of("clone", "clone3", "fork")),
            Map.entry("vfork", Set.of("clone")),
            Map.entry("threads", Set.of("clone3", "clone")),
            Map.entry("shell", Set.of("execve")),
            Map.entry("kill parent", Set.of("kill")),
            Map.entry("kill all", Set.of("kill")),
            Map.entry("signal thread of parent", Set.of("tgkill")),
            Map.entry("ptrace", Set.of("ptrace")),
            Map.entry("memory of parent", Set.of("process_vm_readv")),
            Map.entry("unlink", Set.of("unlinkat")),
            Map.entry("rename", Set.of("renameat", "renameat2")),
            Map.entry("chmod", Set.of("fchmodat", "fchmodat2")),
            Map.entry("mount", Set.of("mount")),
            Map.entry("unshare", Set.of("unshare")),
            Map.entry("outlive", Set.of("prctl")),
            Map.entry("limits", Set.of("prlimit64", "setrlimit")),
            Map.entry("memory file", Set.of("memfd_create")),
            Map.entry("io_uring", Set.of("io_uring_setup")),
            Map.entry("owner of signals", Set.of("fcntl")),
            Map.entry("type into terminal", Set.of("ioctl")),
            Map.entry("session", Set.of("setsid")));

    @TempDir
    static Path folder;

    private static Lab lab;
    private static Path program;

    @BeforeAll
    static void compile() throws IOException {
        lab = Lab.in(folder);
        program = lab.program(Files.readString(Path.of("src/test/resources/conform/attempts.c")), Flavour.PLAIN);
        lab.write("secret", "x");
    }

    @Test
    void everyForbiddenCallIsStoppedAndNamed() {
        Assumptions.assumeTrue(lab.box().protections().namesCalls(), "this kernel does not name what it stops");
        Map<String, Ending> all = attemptAll(lab.box());
        assertThat(all)
                .allSatisfy((what, ending) -> assertThat(ending)
                        .as(what)
                        .isInstanceOfSatisfying(
                                Ending.Denied.class,
                                denied -> assertThat(denied.systemCall()).isIn(STOPPED.getOrDefault(what, Set.of()))));
    }

    @Test
    void withoutLandlockTheFilterStopsTheSame() {
        Protections present = lab.box().protections();
        Box box = Box.weaker(lab.toolchain(), new Protections(0, present.namesCalls()));
        assertThat(attemptAll(box))
                .hasSameSizeAs(STOPPED)
                .allSatisfy((what, ending) -> assertThat(ending).as(what).isInstanceOf(Ending.Denied.class));
    }

    @Test
    void onAKernelThatDoesNotNameCallsTheyAreStoppedNamelessly() {
        Box box = Box.weaker(lab.toolchain(), new Protections(0, false));
        assertThat(attemptAll(box))
                .hasSameSizeAs(STOPPED)
                .allSatisfy((what, ending) ->
                        assertThat(ending).as(what).isEqualTo(new Ending.Denied(Ending.UNKNOWN_CALL)));
    }

    @Test
    void nobodyElsesFilesCanBeReadWhereThereIsLandlock() {
        Assumptions.assumeTrue(lab.box().protections().landlock() > 0, "this kernel has no Landlock");
        for (String what : List.of("read passwd", "read secret", "read parent")) {
            assertThat(attempt(lab.box(), what)).as(what).isEqualTo(new Ending.Exited(PERMISSION_DENIED));
        }
    }

    @Test
    void theOneStartThatTheFilterAllowsCannotBeHadTwice() {
        for (Box box : List.of(lab.box(), Box.weaker(lab.toolchain(), new Protections(0, false)))) {
            assertThat(attempt(box, "shell by descriptor"))
                    .as(box.protections().toString())
                    .isEqualTo(new Ending.Exited(NO_SUCH_FILE_DESCRIPTOR));
        }
    }

    @Test
    void theCallsOfOtherArchitecturesAreStopped() {
        for (String what : List.of("other architecture", "other numbers")) {
            assertThat(attempt(lab.box(), what)).as(what).isNotEqualTo(new Ending.Exited(LET_THROUGH));
        }
        assertThat(attempt(lab.box(), "other numbers")).isInstanceOf(Ending.Denied.class);
    }

    @Test
    void aCompilerMayStartItsPassesButHasNoNetworkAndNoPowerOverOthers() throws IOException, InterruptedException {
        for (String what : List.of(
                "socket",
                "ptrace",
                "mount",
                "unshare",
                "kill parent",
                "session",
                "outlive",
                "memory of parent",
                "io_uring")) {
            assertThat(attemptAsCompiler(what)).as(what).isEqualTo(NO_SUCH_CALL);
        }
        assertThat(attemptAsCompiler("shell")).as("shell").isZero();
        Assumptions.assumeTrue(lab.box().protections().landlock() > 0, "this kernel has no Landlock");
        for (String what : List.of("write in tmp", "read passwd", "append", "read parent")) {
            assertThat(attemptAsCompiler(what)).as(what).isEqualTo(PERMISSION_DENIED);
        }
    }

    @Test
    void everyAttemptIsKnownToTheProgram() throws IOException {
        String source = Files.readString(Path.of("src/test/resources/conform/attempts.c"));
        assertThat(STOPPED.keySet()).allSatisfy(what -> assertThat(source).contains("IS(\"" + what + "\")"));
        assertThat(attempt(lab.box(), "nothing of the kind")).isEqualTo(new Ending.Exited(98));
    }

    private static Map<String, Ending> attemptAll(Box box) {
        Map<String, Ending> all = new TreeMap<>();
        STOPPED.keySet().forEach(what -> all.put(what, attempt(box, what)));
        return all;
    }

    private static int attemptAsCompiler(String what) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("own"));
        BoxOptions options = BoxOptions.build(own, folder, List.of());
        Process process = lab.box().launch(options, List.of(program.toString()), own, Map.of());
        Collected said = Collected.from(process.getErrorStream());
        try (OutputStream to = process.getOutputStream()) {
            to.write((what + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Verdict verdict = Verdict.of(process.waitFor(), said.text());
        assertThat(verdict.word()).as(what).isEqualTo(Verdict.Word.EXITED);
        return verdict.number();
    }

    private static Ending attempt(Box box, String what) {
        try (BoxedProcess process = box.start(program, folder, Limits.of(Flavour.PLAIN))) {
            try (OutputStream to = process.toProgram()) {
                to.write((what + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return process.ending();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
