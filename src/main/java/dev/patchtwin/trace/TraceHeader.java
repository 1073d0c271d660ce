package dev.patchtwin.trace;

import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first lines of a trace: what it is about. They can be read without knowing any model.
 *
 * @param file as the user named it
 * @param lines all lines of the file
 * @param bundle the id of the bundle
 * @param bundleLine where it says so, from 1
 * @param digest the {@link VocabularyDigest} it is pinned to, if it is
 * @param given the parameters of the world that the trace gives
 * @param worldLine where it gives them, from 1
 */
public record TraceHeader(
        String file,
        List<String> lines,
        String bundle,
        int bundleLine,
        Optional<String> digest,
        SortedMap<String, Integer> given,
        int worldLine) {
    /** The first line of every trace: kind of file and version of its grammar. */
    static final String VERSION_LINE = "# patchtwin trace 1";

    private static final Pattern VERSION = Pattern.compile("# patchtwin trace (\\S+)");
    private static final Pattern BUNDLE = Pattern.compile("bundle ([A-Za-z0-9][A-Za-z0-9._-]*)(?: ([0-9a-f]+))?");
    private static final Pattern WORLD = Pattern.compile("world(?: .*)?");
    private static final Pattern GIVEN = Pattern.compile("([a-z][a-z0-9-]*)=(-?[0-9]{1,9})");

    /**
     * Reads the first lines of a trace.
     *
     * @param file as the user named it, for messages
     * @param text the whole file
     * @throws TraceException when it is no trace, of another version, or lacks its bundle or world
     */
    public static TraceHeader read(String file, String text) throws TraceException {
        List<String> lines = text.lines().toList();
        requireVersion(file, lines);
        int bundleLine = nextLine(lines, 1);
        Matcher bundle = BUNDLE.matcher(normalised(lines, bundleLine));
        if (!bundle.matches()) {
            throw new TraceException(
                    file, bundleLine, "'bundle ID' must come first, with the id of a folder under patches/");
        }
        int worldLine = nextLine(lines, bundleLine);
        String world = normalised(lines, worldLine);
        if (!WORLD.matcher(world).matches()) {
            throw new TraceException(
                    file, worldLine, "'world NAME=VALUE ...' must come next; 'world' alone is the standard one");
        }
        return new TraceHeader(
                file,
                lines,
                bundle.group(1),
                bundleLine,
                Optional.ofNullable(bundle.group(2)),
                readGiven(file, worldLine, world),
                worldLine);
    }

    private static void requireVersion(String file, List<String> lines) throws TraceException {
        Matcher version = VERSION.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
        if (!version.matches()) {
            boolean marked = !lines.isEmpty() && lines.get(0).startsWith("\ufeff");
            throw new TraceException(
                    file,
                    1,
                    marked
                            ? "begins with a byte order mark, which no trace does; save it as UTF-8 without one"
                            : "not a trace: the first line of one is '" + VERSION_LINE + "'");
        }
        if (!version.group(1).equals("1")) {
            throw new TraceException(
                    file,
                    1,
                    "version " + version.group(1) + " of the trace format is unknown; this program reads version 1");
        }
    }

    private static SortedMap<String, Integer> readGiven(String file, int line, String world) throws TraceException {
        SortedMap<String, Integer> given = new TreeMap<>();
        String[] words = world.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            Matcher one = GIVEN.matcher(words[i]);
            if (!one.matches()) {
                throw new TraceException(file, line, "'" + words[i] + "' is not of the form NAME=NUMBER");
            }
            if (given.put(one.group(1), Integer.valueOf(one.group(2))) != null) {
                throw new TraceException(file, line, "parameter '" + one.group(1) + "' is given twice");
            }
        }
        return given;
    }

    /** Returns the number, from 1, of the next line after {@code line} that says something, else one past the end. */
    static int nextLine(List<String> lines, int line) {
        for (int i = line; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                return i + 1;
            }
        }
        return lines.size() + 1;
    }

    /** Returns a line with single blanks between its words; empty past the end. */
    static String normalised(List<String> lines, int line) {
        return line > lines.size() ? "" : lines.get(line - 1).strip().replaceAll("\\s+", " ");
    }

    /**
     * Completes the world with the standard values.
     *
     * @param parameters those that the bundle's models have
     * @return a value for each
     * @throws TraceException when the trace gives one that is not among them, or a value out of its range
     */
    public SortedMap<String, Integer> world(List<Parameter> parameters) throws TraceException {
        SortedMap<String, Integer> world = new TreeMap<>();
        parameters.forEach(p -> world.put(p.name(), p.standard()));
        for (Map.Entry<String, Integer> one : given.entrySet()) {
            String name = one.getKey();
            Optional<Parameter> parameter =
                    parameters.stream().filter(p -> p.name().equals(name)).findFirst();
            if (parameter.isEmpty()) {
                throw new TraceException(
                        file, worldLine, "unknown parameter '" + name + "'" + NearNames.hint(name, world.keySet()));
            }
            int min = parameter.get().min();
            int max = parameter.get().max();
            if (one.getValue() < min || one.getValue() > max) {
                throw new TraceException(
                        file,
                        worldLine,
                        name + "=" + one.getValue() + " is out of range; it goes from " + min + " to " + max);
            }
            world.put(name, one.getValue());
        }
        return world;
    }

    /**
     * Refuses a trace that is pinned to another meaning of its words.
     *
     * @param now the {@link VocabularyDigest} of the bundle as it is
     * @throws TraceException when the trace is pinned to another one
     */
    public void requireDigest(String now) throws TraceException {
        if (digest.isPresent() && !digest.get().equals(now)) {
            throw new TraceException(
                    file,
                    bundleLine,
                    "written for another version of bundle " + bundle + " (digest " + digest.get() + ", now " + now
                            + "); record it again, or remove the digest to replay it all the same");
        }
    }
}
