package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The options on the box's command line. */
final class BoxOptions {
    private static final List<String> LIBRARIES =
            List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache");
    private static final List<String> LOADERS = List.of(
            "/lib64/ld-linux-x86-64.so.2",
            "/lib/ld-linux-aarch64.so.1",
            "/lib/ld-musl-x86_64.so.1",
            "/lib/ld-musl-aarch64.so.1");
    private static final List<String> TOOLS = List.of("/usr", "/bin", "/lib", "/lib64");
    private static final List<String> SETTINGS =
            List.of("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives");
    private static final long STACK = 8L << 20;
    private static final long STACK_TO_BUILD = 64L << 20;
    private static final long MEMORY_TO_BUILD = 1L << 30;
    private static final long FILE = 256L << 20;
    private static final int SECONDS_TO_BUILD = 30;

    private final List<String> options = new ArrayList<>();

    private BoxOptions() {}

    /** Returns the options for a program that is to be tried. */
    static BoxOptions run(Path program, Path folder, Limits limits) {
        BoxOptions all = new BoxOptions();
        all.add("read", LIBRARIES);
        all.add("exec", LOADERS);
        all.add("exec", program.toString());
        if (limits.mayWriteFolder()) {
            all.add("write", folder.toString());
        }
        all.add("fsize", String.valueOf(limits.mayWriteFolder() ? FILE : 0));
        all.add("stack", String.valueOf(STACK));
        all.add("memory", String.valueOf(limits.memory()));
        all.add("cpu", String.valueOf(limits.cpu().toSeconds()));
        return all;
    }

    /**
     * Returns the options for a compiler or another tool that is to read what a stranger wrote.
     *
     * @param folder where it may write
     * @param prefix where the tool is installed
     * @param readable what else it may read
     */
    static BoxOptions build(Path folder, Path prefix, Collection<Path> readable) {
        BoxOptions all = new BoxOptions();
        all.add("build", "1");
        all.add("exec", TOOLS);
        all.add("exec", prefix.toString());
        all.add("read", SETTINGS);
        all.add("read", readable.stream().map(Path::toString).distinct().toList());
        all.add("write", folder.toString());
        all.add("fsize", String.valueOf(FILE));
        all.add("stack", String.valueOf(STACK_TO_BUILD));
        all.add("memory", String.valueOf(MEMORY_TO_BUILD));
        all.add("cpu", String.valueOf(SECONDS_TO_BUILD));
        return all;
    }

    /** Returns them as arguments. */
    List<String> arguments() {
        return List.copyOf(options);
    }

    private void add(String name, String value) {
        options.add(name + "=" + value);
    }

    private void add(String name, List<String> values) {
        values.forEach(value -> add(name, value));
    }
}
