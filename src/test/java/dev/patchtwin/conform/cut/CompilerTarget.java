package dev.patchtwin.conform.cut;

import dev.patchtwin.conform.box.CompilerWords;
import dev.patchtwin.conform.box.Message;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a compiler and a linker say about a stranger's C: the stranger's own words are in it. */
public final class CompilerTarget implements ReaderTarget {
    @Override
    public String name() {
        return "compiler";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts("""
                cut/mm/toy.c: In function 'toy_reclaim':
                mm/toy.c:12:5: error: implicit declaration of function 'toy_call' [-Wimplicit]
                mm/toy.c:12:9: error: 'struct toy' has no member named 'pages'
                mm/toy.c:3:1: fatal error: cut/mm/toy.c/toy_map: No such file or directory
                x.c:1: Error: no such instruction
                """, """
                mm/toy.c:12:5: warning: unknown type name 'u64'
                /usr/bin/ld: p-x.o: in function `main':
                /usr/bin/ld: x.c:12: undefined reference to `toy_call'
                ld.lld: error: undefined symbol: toy_call
                x.c:(.text+0x5): undefined reference to `toy_ask'
                clang: error: linker command failed
                x.c:9:2: note: 'toy' undeclared (first use in this function)
                """);
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        List<Message> messages = CompilerWords.read(new String(data, StandardCharsets.UTF_8));
        for (Message message : messages) {
            Fit.check(
                    message.toString().chars().noneMatch(Character::isISOControl)
                            || message.toString().contains("\t"),
                    "steers a terminal: ",
                    message);
            Fit.check(message.toString().length() <= 2100, "how long? ", message);
        }
        Cut nothing = new Cut(List.of(), List.of());
        for (Missing missing : MissingShims.explain(messages)) {
            Fit.check(
                    !missing.name().isEmpty()
                            && !MissingShims.advice(missing, nothing).isEmpty(),
                    "no name: ",
                    missing);
        }
    }
}
