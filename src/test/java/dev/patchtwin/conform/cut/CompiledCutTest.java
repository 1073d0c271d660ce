package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.conform.Gcc;
import dev.patchtwin.conform.box.Message;
import dev.patchtwin.patch.code.Diffs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces as a compiler reads them. */
class CompiledCutTest {
    private static final String FILLER = "extern int filler;\n".repeat(20);

    private static final String OLD = FILLER + """
            struct toy {
            	/*
            	 * How many there are, at
            	 * most.
            	 */
            	int a;
            };

            static int toy_peek(struct toy *toy)
            {
            	int sum = toy->a;

            	if (sum > 3)
            		sum += 1;
            	sum += 2;
            	sum += 3;
            	sum += 4;
            	toy_tell(toy, sum);
            	return sum;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void anErrorInAWholeFunctionIsAtTheKernelsLineAndTheMailsLineIsKnown() throws Exception {
        Cut cut = cut(9, OLD, OLD.replace("sum += 2;", "sum += wrong;"));
        shim("struct toy { int a; };\n#include \"cut/mm/toy.c/toy_peek\"\n");
        Message error = compile().get(0);
        assertThat(error).extracting(Message::file, Message::line).containsExactly("mm/toy.c", 35);
        PieceLine line = Places.of(cut).at(error.file(), error.line()).orElseThrow();
        assertThat(line.text()).isEqualTo("\tsum += wrong;");
        assertThat(line.mailLine())
                .isEqualTo(mailLine(OLD, OLD.replace("sum += 2;", "sum += wrong;"), "+\tsum += wrong;"));
        assertThat(MissingShims.explain(List.of(error)))
                .extracting(Missing::kind, Missing::name)
                .containsExactly(tuple(Missing.Kind.NAME, "wrong"));
    }

    @Test
    void aFragmentIsCompiledInTheShimsFrameAndTheShimsOwnLinesKeepTheirNumbers() throws Exception {
        cut(1, OLD, OLD.replace("sum += 4;", "sum += wrong;"));
        shim("""
                struct toy { int a; };
                void toy_tell(struct toy *toy, int sum);
                int toy_end(struct toy *toy)
                {
                	int sum = 0;
                #include "cut/mm/toy.c/toy_peek"
                	return sum;
                }
                #include "cut/cut.h"
                #if CUT_IS_WHOLE_toy_peek
                #error whole
                #endif
                int end(void) { return missing; }
                """);
        assertThat(compile())
                .filteredOn(message -> message.severity() == Message.Severity.ERROR)
                .extracting(Message::file, Message::line)
                .containsExactly(tuple("mm/toy.c", 37), tuple("shim.c", 13));
    }

    @Test
    void aHunkThatBeginsWithinACommentAndEndsWithinOneIsCompiledWithTheRightNumbers() throws Exception {
        String old = "extern int a;\n".repeat(9)
                + "/*\n * One\n * two\n * three\n */\nint b = 1;\nint c;\n/*\n * Four\n */\nextern int d;\n";
        Cut cut = cut(2, old, old.replace("b = 1;", "b = wrong;"));
        assertThat(cut.pieces().get(0).lines()).extracting(PieceLine::text).endsWith("int c;", "/*");
        shim("#include \"cut/mm/toy.c/hunk-1\"\nint x = missing;\n");
        assertThat(compile())
                .extracting(Message::file, Message::line)
                .containsExactly(tuple("mm/toy.c", 15), tuple("shim.c", 2));
    }

    @Test
    void allThatAShimLacksIsNamed() throws Exception {
        Cut cut = cut(20, OLD, OLD.replace("sum += 2;", "sum += 3;"));
        shim("""
                struct toy { int b; };
                #include "cut/mm/toy.c/toy_peek"
                struct holder { struct opaque inside; };
                int size(struct opaque *o) { return o->x; }
                int name(void) { return unknown; }
                odd_t odd;
                """);
        assertThat(MissingShims.explain(compile()))
                .extracting(Missing::kind, Missing::name)
                .containsExactlyInAnyOrder(
                        tuple(Missing.Kind.MEMBER, "struct toy.a"),
                        tuple(Missing.Kind.FUNCTION, "toy_tell"),
                        tuple(Missing.Kind.CONTENT, "inside"),
                        tuple(Missing.Kind.CONTENT, "struct opaque"),
                        tuple(Missing.Kind.NAME, "unknown"),
                        tuple(Missing.Kind.TYPE, "odd_t"));
        shim("#include \"cut/mm/toy.c/toy_poke\"\n");
        Missing piece = MissingShims.explain(compile()).get(0);
        assertThat(piece.kind()).isEqualTo(Missing.Kind.PIECE);
        assertThat(MissingShims.advice(piece, cut))
                .isEqualTo(
                        "the shim includes cut/mm/toy.c/toy_poke, which is not cut out of this side of the patch; there are"
                                + " cut/mm/toy.c/toy_peek, cut/mm/toy.c/hunk-1");
    }

    @Test
    void whatTheLinkerMissesIsNamed() throws Exception {
        cut(20, OLD, OLD.replace("sum += 2;", "sum += 3;"));
        shim("""
                struct toy { int a; };
                void toy_tell(struct toy *toy, int sum);
                #include "cut/mm/toy.c/toy_peek"
                int main(void) { struct toy toy = {0}; return toy_peek(&toy); }
                """);
        assertThat(MissingShims.explain(Gcc.required().run(folder, "-g", "shim.c", "-o", "shim")))
                .extracting(Missing::kind, Missing::name)
                .containsExactly(tuple(Missing.Kind.DEFINITION, "toy_tell"));
    }

    @Test
    void aFunctionThatNoShimIncludesIsLeftOut() throws Exception {
        Cut cut = cut(20, OLD, OLD.replace("sum += 2;", "sum += 3;"));
        shim("int nothing;\n");
        assertThat(MissingShims.leftOut(cut, folder, read()))
                .extracting(Piece::name)
                .containsExactly("toy_peek");
        shim("#include \"cut/mm/toy.c/toy_peek\"\n");
        assertThat(MissingShims.leftOut(cut, folder, read())).isEmpty();
    }

    private List<Path> read() throws IOException, InterruptedException {
        Gcc.required().run(folder, "-M", "-MF", "read.d", "shim.c");
        return List.of(Files.readString(folder.resolve("read.d"))
                        .replaceFirst("[^:]*:", "")
                        .replace("\\\n", " ")
                        .strip()
                        .split("\\s+"))
                .stream()
                .map(Path::of)
                .toList();
    }

    private Cut cut(int context, String old, String young) throws IOException {
        Diffs diffs = Diffs.with(context).file("mm/toy.c", old, young);
        Cut cut = Cut.of(diffs.patch(), "mail.txt", true, file -> Optional.empty());
        assertThat(cut.diagnostics()).isEmpty();
        cut.write(folder);
        return cut;
    }

    private static int mailLine(String old, String young, String line) {
        // Two lines of head and a blank one are above the diff.
        return 3
                + 1
                + List.of(Diffs.with(9).file("mm/toy.c", old, young).toString().split("\n", -1))
                        .indexOf(line);
    }

    private void shim(String text) throws IOException {
        Files.writeString(folder.resolve("shim.c"), text);
    }

    private List<Message> compile() throws IOException, InterruptedException {
        return Gcc.required().run(folder, "-std=gnu11", "-Wall", "-I.", "-c", "shim.c", "-o", "shim.o").stream()
                .filter(message -> message.severity() != Message.Severity.NOTE)
                .filter(message -> !message.text().contains("defined but not used"))
                .toList();
    }
}
