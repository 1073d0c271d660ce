package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that counts its lines may write below its folder, and nowhere else. */
class CoverageFlavourTest {
    private static final int PERMISSION_DENIED = 13;
    private static final int TEXT_IS_BUSY = 26;

    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void open() throws IOException {
        lab = Lab.in(Files.createDirectories(temporary.resolve("folder")));
        Assumptions.assumeTrue(lab.box().protections().canWrite(), "this kernel has no Landlock");
    }

    @Test
    void theCountsComeToLieBesideTheNotes() {
        Compilation compilation = lab.compile("int main(void) { return 0; }\n", Flavour.COVERAGE);
        assertThat(compilation.notes()).containsExactly(lab.folder().resolve("toy-toy.gcno"));
        assertThat(compilation.notes()).allSatisfy(notes -> assertThat(notes).exists());
        try (BoxedProcess process = lab.box().start(compilation.program(), lab.folder(), Limits.of(Flavour.COVERAGE))) {
            assertThat(process.ending()).isEqualTo(new Ending.Exited(0));
        }
        assertThat(lab.folder().resolve("toy-toy.gcda")).isNotEmptyFile();
    }

    @Test
    void outsideOfTheFolderNothingIsWritten() {
        for (Path place :
                new Path[] {temporary.resolve("outside"), Path.of("/tmp/patchtwin-was-here"), Path.of("../up")}) {
            assertThat(write(place)).as(place.toString()).isEqualTo(new Ending.Exited(PERMISSION_DENIED));
        }
        assertThat(temporary.resolve("outside")).doesNotExist();
        assertThat(temporary.resolve("up")).doesNotExist();
    }

    @Test
    void theRunningProgramIsNotWritten() {
        assertThat(write(Path.of("toy"))).isEqualTo(new Ending.Exited(TEXT_IS_BUSY));
    }

    @Test
    void itMayNotDoMoreThanWrite() {
        Ending ending = lab.run(
                lab.box(),
                "#include <unistd.h>\nint main(void) { return symlink(\"/etc/passwd\", \"link\"); }\n",
                Flavour.COVERAGE);
        assertThat(ending).isInstanceOf(Ending.Denied.class);
    }

    @Test
    void withoutLandlockNoProgramMayWrite() {
        Box box = Box.weaker(lab.toolchain(), new Protections(0, true));
        Path program = lab.program("int main(void) { return 0; }\n", Flavour.COVERAGE);
        assertThatThrownBy(() -> box.start(program, lab.folder(), Limits.of(Flavour.COVERAGE)))
                .isInstanceOf(BoxException.class)
                .hasMessageContaining("no Landlock");
    }

    private Ending write(Path place) {
        String source = """
                #include <errno.h>
                #include <fcntl.h>
                int main(void)
                {
                    return open("%s", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 99;
                }
                """;
        return lab.run(lab.box(), source.formatted(place), Flavour.COVERAGE);
    }
}
