package dev.patchtwin.conform.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of this machine's system calls, as its headers have them. */
final class SystemCalls {
    private static final Pattern NUMBER = Pattern.compile("#define __NR(?:3264)?_(\\w+) (\\d{1,5})");

    private final Path compiler;
    private @Nullable Map<Integer, String> names;

    SystemCalls(Path compiler) {
        this.compiler = compiler;
    }

    /** Returns the name of a call; its number, in words, when the headers do not know it. */
    synchronized String name(int number) {
        if (names == null) {
            names = read();
        }
        return names.getOrDefault(number, "system call " + number);
    }

    private Map<Integer, String> read() {
        Map<Integer, String> found = new HashMap<>();
        try {
            List<String> command =
                    List.of(compiler.toString(), "-E", "-dM", "-x", "c", "-include", "sys/syscall.h", "/dev/null");
            for (String line : Tool.run(Path.of("/"), command).split("\n", -1)) {
                Matcher number = NUMBER.matcher(line);
                if (number.matches()) {
                    found.put(Integer.parseInt(number.group(2)), number.group(1));
                }
            }
        } catch (IOException e) {
            // Then there are numbers instead of names.
            found.clear();
        }
        return found;
    }
}
