package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the header of a mail, also in a copy from a web archive's page: a banner above it, folded headers that lost their
 * indentation, and no blank line before the body. What comes out is a mail as a MIME library expects it.
 */
final class ArchiveCopy {
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:( .*)?");
    private static final Pattern MBOX_FROM = Pattern.compile("From \\S+ .*\\d{4}");
    private static final Pattern BODY_BEGINS = Pattern.compile(">.*|On .*|diff --git .*|--- .*|\\[PATCH.*");
    private static final int LONGEST_BANNER = 5;

    private final List<String> lines;
    private final Diagnostics diagnostics;
    private final List<String> headers = new ArrayList<>();
    private int bodyStart;

    private ArchiveCopy(List<String> lines, Diagnostics diagnostics) {
        this.lines = lines;
        this.diagnostics = diagnostics;
    }

    /** Looks at these lines of a file. */
    static ArchiveCopy of(List<String> lines, Diagnostics diagnostics) {
        ArchiveCopy copy = new ArchiveCopy(lines, diagnostics);
        copy.find();
        return copy;
    }

    /** Returns the header lines, continuation lines indented; empty when the file is no mail. */
    List<String> headers() {
        return headers;
    }

    /** Returns the index of the first line of the body. */
    int bodyStart() {
        return bodyStart;
    }

    private void find() {
        int at = 0;
        while (at < lines.size() && at < LONGEST_BANNER && !isHeader(at)) {
            at++;
        }
        if (at >= lines.size() || !isHeader(at)) {
            return;
        }
        if (at > 0 && !MBOX_FROM.matcher(lines.get(at - 1)).matches()) {
            diagnostics.info(1, "this is an archive's copy of a mail: left out what stands above its header");
        }
        boolean refolded = false;
        for (; at < lines.size() && !lines.get(at).isEmpty(); at++) {
            String line = lines.get(at);
            if (isHeader(at) || line.startsWith(" ") || line.startsWith("\t")) {
                headers.add(line);
            } else if (BODY_BEGINS.matcher(line).matches()) {
                diagnostics.info(at + 1, "no blank line between header and body: took this for the body's first line");
                bodyStart = at;
                return;
            } else {
                headers.add(" " + line);
                if (!refolded) {
                    refolded = true;
                    diagnostics.info(at + 1, "header lines had lost their indentation: folded them again");
                }
            }
        }
        bodyStart = Math.min(at + 1, lines.size());
    }

    private boolean isHeader(int index) {
        return HEADER.matcher(lines.get(index)).matches();
    }
}
