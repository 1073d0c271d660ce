package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a certificate. Its JSON is YAML too, and read as such. */
final class CertificateReader {
    private static final List<String> KEYS =
            List.of("certificate", "bundle", "world", "strict", "symmetry", "inputs", "slices");
    private static final List<String> SLICE_KEYS = List.of(
            "name",
            "vocabulary",
            "parameters",
            "faults",
            "states",
            "transitions",
            "endedRuns",
            "statesByDepth",
            "fingerprint");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private CertificateReader() {}

    static Certificate read(Path file) throws InputException {
        YamlMap json = YamlMap.read(file, "a certificate").only(KEYS);
        if (whole(json, "certificate") != Certificate.FORM) {
            throw json.errorAt(
                    "certificate",
                    "this is form " + json.string("certificate") + " of a certificate, and only form " + Certificate.FORM
                            + " can be read; use the version of Patchtwin that wrote it");
        }
        YamlMap hashes = json.map("inputs");
        SortedMap<String, String> inputs = new TreeMap<>();
        for (String name : hashes.keys()) {
            inputs.put(name, hashes.string(name));
        }
        List<Certificate.Slice> slices = new ArrayList<>();
        for (YamlMap slice : json.maps("slices", "a slice")) {
            slices.add(slice(slice.only(SLICE_KEYS)));
        }
        return new Certificate(
                json.string("bundle"),
                json.string("world"),
                json.flag("strict"),
                json.flag("symmetry"),
                inputs,
                slices);
    }

    private static Certificate.Slice slice(YamlMap slice) throws InputException {
        YamlMap given = slice.map("parameters");
        SortedMap<String, Integer> parameters = new TreeMap<>();
        for (String name : given.keys()) {
            parameters.put(name, given.integer(name, 0, Integer.MAX_VALUE));
        }
        List<Long> byDepth = new ArrayList<>();
        for (YamlMap.Placed<String> count : slice.strings("statesByDepth")) {
            byDepth.add(whole(slice, "statesByDepth", count.value()));
        }
        return new Certificate.Slice(
                slice.string("name"),
                slice.string("vocabulary"),
                parameters,
                slice.string("faults").equals("any") ? Scope.ANY : slice.integer("faults", 0, Integer.MAX_VALUE),
                whole(slice, "states"),
                whole(slice, "transitions"),
                whole(slice, "endedRuns"),
                byDepth,
                slice.string("fingerprint"));
    }

    private static long whole(YamlMap map, String key) throws InputException {
        return whole(map, key, map.string(key));
    }

    private static long whole(YamlMap map, String key, String text) throws InputException {
        if (!NUMBER.matcher(text).matches()) {
            throw map.errorAt(key, "'" + key + "' of a certificate must be a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
