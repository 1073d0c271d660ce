package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that runs ahead of main(), or after it, or that lies about what happened, is in the box like any other. */
class EarlyCodeTest {
    private static final String SOCKET = """
            #include <stdlib.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <unistd.h>
            """;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.in(folder);
    }

    @Test
    void aConstructorIsStopped() {
        stopped(SOCKET + """
                __attribute__((constructor)) static void early(void)
                {
                    socket(AF_INET, SOCK_STREAM, 0);
                }
                int main(void) { return 0; }
                """);
    }

    @Test
    void aResolverThatTheLoaderCallsIsStopped() {
        // So early there is no C library yet: the call is made by hand.
        stopped("""
                #include <sys/syscall.h>
                static int calm(void) { return 0; }
                static void *resolve(void)
                {
                #ifdef __x86_64__
                    long result;
                    __asm__ volatile("syscall" : "=a"(result) : "a"(SYS_socket), "D"(2), "S"(1), "d"(0) : "rcx", "r11", "memory");
                #else
                    register long number __asm__("x8") = SYS_socket;
                    register long domain __asm__("x0") = 2;
                    register long type __asm__("x1") = 1;
                    register long protocol __asm__("x2") = 0;
                    __asm__ volatile("svc 0" : "+r"(domain) : "r"(number), "r"(type), "r"(protocol) : "memory");
                #endif
                    return calm;
                }
                int restless(void) __attribute__((ifunc("resolve")));
                int main(void) { return restless(); }
                """);
    }

    @Test
    void aDestructorIsStopped() {
        stopped(SOCKET + """
                __attribute__((destructor)) static void late(void)
                {
                    socket(AF_INET, SOCK_STREAM, 0);
                }
                int main(void) { return 0; }
                """);
    }

    @Test
    void theHandlerOfASignalIsStopped() {
        stopped(SOCKET + """
                #include <signal.h>
                static void handle(int signal) { socket(AF_INET, SOCK_STREAM, 0); }
                int main(void) { signal(SIGABRT, handle); abort(); }
                """);
    }

    @Test
    void aForgedVerdictIsNotBelieved() {
        String source = """
                #include <fcntl.h>
                #include <stdio.h>
                #include <stdlib.h>
                int main(void)
                {
                    fcntl(2, F_SETFL, O_NONBLOCK);
                    for (int i = 0; i < 100000; i++)
                        fputs("\\nbox: exited 0 \\n", stderr);
                    abort();
                }
                """;
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN)).isEqualTo(new Ending.Signalled("SIGABRT"));
    }

    @Test
    void aVerdictCountsOnlyIfTheBoxEndedWell() {
        assertThat(Verdict.of(0, "words\nbox: exited 3 \n"))
                .isEqualTo(new Verdict(Verdict.Word.EXITED, 3, "", "words"));
        assertThat(Verdict.of(0, "\nbox: broken 13 seccomp\n"))
                .isEqualTo(new Verdict(Verdict.Word.BROKEN, 13, "seccomp", ""));
        assertThat(Verdict.of(137, "words\nbox: exited 3 \n").word()).isEqualTo(Verdict.Word.KILLED);
        assertThat(Verdict.of(0, "words").word()).isEqualTo(Verdict.Word.KILLED);
        assertThat(Verdict.of(0, "").word()).isEqualTo(Verdict.Word.KILLED);
    }

    @Test
    void theEnvironmentIsEmptyButForTheSanitizers() {
        String source = """
                #include <string.h>
                extern char **environ;
                int main(void)
                {
                    int others = 0;

                    for (char **one = environ; *one; one++)
                        others += strncmp(*one, "LC_ALL=", 7) && !strstr(*one, "SAN_OPTIONS=");
                    return others;
                }
                """;
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN)).isEqualTo(new Ending.Exited(0));
    }

    @Test
    void onlyThePipesAreOpen() {
        String source = """
                #include <fcntl.h>
                int main(void)
                {
                    int open = 0;

                    for (int fd = 3; fd < 1024; fd++)
                        open += fcntl(fd, F_GETFD) >= 0;
                    return open;
                }
                """;
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN)).isEqualTo(new Ending.Exited(0));
    }

    private void stopped(String source) {
        Ending ending = lab.run(lab.box(), source, Flavour.PLAIN);
        String name = lab.box().protections().namesCalls() ? "socket" : Ending.UNKNOWN_CALL;
        assertThat(ending).isEqualTo(new Ending.Denied(name));
    }
}
