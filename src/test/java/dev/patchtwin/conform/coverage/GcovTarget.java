package dev.patchtwin.conform.coverage;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What gcov writes about files that a stranger's program has written. */
public final class GcovTarget implements ReaderTarget {
    @Override
    public String name() {
        return "gcov";
    }

    @Override
    public List<byte[]> seeds() {
        String line = "{\"line_number\": 12, \"count\": 3, \"function_name\": \"f\", \"unexecuted_block\": false,"
                + " \"branches\": [{\"fallthrough\": true, \"count\": 2, \"throw\": false}, {\"count\": 1}]}";
        String file = "{\"gcc_version\": \"12\", \"files\": [{\"file\": \"mm/toy.c\", \"functions\": [], \"lines\": ["
                + line + ", " + line + "]}], \"format_version\": \"1\"}\n";
        return SeedFiles.texts(file, file + file);
    }

    @Override
    public List<String> libraries() {
        return List.of("com.fasterxml.jackson.core.**");
    }

    @Override
    public void read(byte[] data) {
        List<LineCount> counts;
        try {
            counts = GcovJson.read(new ByteArrayInputStream(data));
        } catch (IOException e) {
            Fit.check(e.getMessage() != null, "no reason", "");
            return;
        }
        Set<String> lines = new HashSet<>();
        for (LineCount count : counts) {
            Fit.check(lines.add(count.line() + " " + count.file()), "twice: ", count);
        }
    }
}
