package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.conform.box.Message;
import dev.patchtwin.conform.cut.Missing.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compilers say when a shim lacks something, in the words of several. */
class MissingShimsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "implicit declaration of function 'foo'; did you mean 'fool'? | FUNCTION | foo",
                "implicit declaration of function ‘foo’ [-Wimplicit-function-declaration] | FUNCTION | foo",
                "implicit declaration of function 'foo' is invalid in C99 | FUNCTION | foo",
                "call to undeclared function 'foo'; ISO C99 and later do not support it | FUNCTION | foo",
                "call to undeclared library function 'memcpy' with type 'void *(...)' | FUNCTION | memcpy",
                "'FOO' undeclared (first use in this function) | NAME | FOO",
                "'FOO' undeclared here (not in a function); did you mean 'FOOL'? | NAME | FOO",
                "use of undeclared identifier 'FOO' | NAME | FOO",
                "unknown type name 'foo_t' | TYPE | foo_t",
                "unknown type name 'foo_t'; did you mean 'fool_t'? | TYPE | foo_t",
                "'struct x' has no member named 'foo'; did you mean 'fool'? | MEMBER | struct x.foo",
                "no member named 'foo' in 'struct x'; did you mean 'fool'? | MEMBER | struct x.foo",
                "field 'f' has incomplete type | CONTENT | f",
                "field has incomplete type 'struct x' | CONTENT | struct x",
                "parameter 1 ('p') has incomplete type | CONTENT | p",
                "variable 'v' has initializer but incomplete type | CONTENT | v",
                "variable has incomplete type 'struct x' | CONTENT | struct x",
                "storage size of 'v' isn't known | CONTENT | v",
                "invalid use of undefined type 'struct x' | CONTENT | struct x",
                "incomplete definition of type 'struct x' | CONTENT | struct x",
                "invalid application of 'sizeof' to incomplete type 'struct x' | CONTENT | struct x",
                "invalid application of 'sizeof' to an incomplete type 'struct x' | CONTENT | struct x",
                "undefined reference to `foo' | DEFINITION | foo",
                "undefined symbol: foo | DEFINITION | foo",
                "cut/mm/toy.c/foo: No such file or directory | PIECE | mm/toy.c/foo",
                "../cut/mm/toy.c/foo: No such file or directory | PIECE | mm/toy.c/foo",
                "'cut/mm/toy.c/foo' file not found | PIECE | mm/toy.c/foo"
            })
    void whatIsMissingIsNamed(String text, Kind kind, String name) {
        Message message = new Message("mm/toy.c", 3, 1, Message.Severity.ERROR, text);
        assertThat(MissingShims.explain(List.of(message, message))).containsExactly(new Missing(kind, name, message));
        Cut nothing = new Cut(List.of(), List.of());
        assertThat(MissingShims.advice(new Missing(kind, name, message), nothing))
                .contains(name);
    }

    @Test
    void otherMessagesAreAboutNothingThatIsMissing() {
        assertThat(MissingShims.explain(List.of(
                        new Message("a.c", 1, 1, Message.Severity.ERROR, "expected ';' before 'return'"),
                        new Message("a.c", 1, 1, Message.Severity.ERROR, "conflicting types for 'foo'"),
                        new Message("a.c", 1, 1, Message.Severity.ERROR, "toy.h: No such file or directory"))))
                .isEmpty();
    }

    @Test
    void aToolMayPutAFolderInFrontOfTheKernelsPath() {
        PieceLine line = new PieceLine("a", 7, 3, dev.patchtwin.patch.Hunk.Kind.ADDED);
        Cut cut = new Cut(
                List.of(
                        new Piece(Piece.Kind.FUNCTION, "mm/toy.c", "f", true, List.of(line)),
                        new Piece(Piece.Kind.FUNCTION, "toy.c", "g", true, List.of())),
                List.of());
        Places places = Places.of(cut);
        assertThat(places.at("mm/toy.c", 7)).contains(line);
        assertThat(places.at("/tmp/x/mm/toy.c", 7)).contains(line);
        assertThat(places.at("mm/toy.c", 8)).isEmpty();
        assertThat(places.at("toy.c", 7)).isEmpty();
        assertThat(places.at("other/toy.h", 7)).isEmpty();
        assertThat(MissingShims.leftOut(cut, Path.of("x"), List.of(Path.of("cut/mm/toy.c/f"))))
                .extracting(Piece::name)
                .containsExactly("g");
    }
}
