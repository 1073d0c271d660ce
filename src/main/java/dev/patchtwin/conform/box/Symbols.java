package dev.patchtwin.conform.box;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the place in the source of what a sanitizer could not: clang's would start another program for that, which the box does
 * not let it. {@code addr2line} reads what was made of a stranger's text, so it also runs in the box.
 */
final class Symbols {
    private static final int SECONDS = 20;
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/addr2line"), Path.of("/bin/addr2line"));
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]{1,16})");
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})(?: .*)?");

    private final Box box;
    private final Path prefix;

    Symbols(Box box, Path prefix) {
        this.box = box;
        this.prefix = prefix;
    }

    /** Returns what fills in the frames of a program; those that it does not know stay as they are. */
    UnaryOperator<List<RawFrame>> of(Path program) {
        return frames -> fillIn(frames, program);
    }

    private List<RawFrame> fillIn(List<RawFrame> frames, Path program) {
        List<Long> offsets = frames.stream()
                .filter(frame -> frame.module().equals(program.toString()))
                .map(RawFrame::offset)
                .distinct()
                .toList();
        Optional<Path> tool = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (offsets.isEmpty() || tool.isEmpty()) {
            return frames;
        }
        Map<Long, List<RawFrame>> known = parse(ask(tool.get(), program, offsets));
        List<RawFrame> filled = new ArrayList<>();
        for (RawFrame frame : frames) {
            List<RawFrame> better = frame.module().equals(program.toString())
                    ? known.getOrDefault(frame.offset(), List.of())
                    : List.of();
            filled.addAll(better.isEmpty() ? List.of(frame) : better);
        }
        return filled;
    }

    private String ask(Path tool, Path program, List<Long> offsets) {
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-e", program.toString(), "-a", "-f", "-i"));
        offsets.forEach(offset -> command.add("0x" + Long.toHexString(offset)));
        Path folder = Objects.requireNonNull(program.getParent(), "a program has a folder");
        Process process =
                box.launch(BoxOptions.build(folder, prefix, List.of()), command, folder, Map.of("LC_ALL", "C"));
        try {
            Collected stderr = Collected.from(process.getErrorStream());
            Collected stdout = Collected.from(process.getInputStream());
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return "";
            }
            stderr.text();
            return stdout.text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroy();
        }
    }

    /** For each address there is a line with it, and then two for each function that was inlined there. */
    static Map<Long, List<RawFrame>> parse(String text) {
        Map<Long, List<RawFrame>> all = new HashMap<>();
        List<RawFrame> frames = new ArrayList<>();
        String function = "";
        for (String line : Printable.of(text).split("\n", -1)) {
            Matcher address = ADDRESS.matcher(line);
            Matcher place = PLACE.matcher(line);
            if (address.matches()) {
                frames = new ArrayList<>();
                function = "";
                all.put(Long.parseUnsignedLong(address.group(1), 16), frames);
            } else if (function.isEmpty()) {
                function = line;
            } else {
                if (place.matches()) {
                    frames.add(new RawFrame(function, place.group(1), Integer.parseInt(place.group(2)), "", 0));
                }
                function = "";
            }
        }
        return all;
    }
}
