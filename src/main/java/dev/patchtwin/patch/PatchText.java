package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A diff as a parser expects it, each line with its place in the mail.
 *
 * @param lines the lines, in order
 * @param remarks what stood between them
 */
record PatchText(List<Line> lines, List<Remark> remarks) {
    PatchText {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.text()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
