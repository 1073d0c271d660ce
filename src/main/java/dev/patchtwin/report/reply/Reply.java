package dev.patchtwin.report.reply;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.ReplyHead;
import dev.patchtwin.report.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply to the mail that a patch was recovered from, in the manner of kernel mailing lists: what was run and what came out,
 * then the patch as far as there is anything to say about it, with that between its lines.
 */
public final class Reply {
    private Reply() {}

    /** Returns the mail, header and all, without anybody it is from or to. */
    public static String of(Dossier dossier) {
        CheckResult result = dossier.result();
        List<String> lines = new ArrayList<>(ReplyHead.of(dossier.patch()).lines());
        lines.add("");
        lines.addAll(Prose.text(Opening.of(result), List.of()));
        List<Answer> answers = Answers.of(dossier);
        if (!answers.isEmpty()) {
            lines.add("");
            lines.addAll(attribution(dossier.patch()));
            lines.addAll(Quoting.of(dossier.patch(), answers));
        }
        lines.add("");
        lines.addAll(Prose.paragraph("To run it again, with Patchtwin:"));
        lines.add("");
        lines.add("  " + Visible.of(result.repro()));
        return String.join("\n", lines) + "\n";
    }

    /** Returns what is missing before it can be sent, in a sentence. */
    public static String todo(Dossier dossier) {
        return (ReplyHead.of(dossier.patch()).inReplyTo().isPresent()
                        ? "fill in To and Cc"
                        : "fill in To, Cc and In-Reply-To, for the mail does not have its id,")
                + " before it is sent; the mail's page on lore.kernel.org ends with them";
    }

    private static List<String> attribution(RecoveredPatch patch) {
        int address = patch.author().indexOf(" <");
        String author = address < 0 ? patch.author() : patch.author().substring(0, address);
        if (author.isEmpty()) {
            return List.of();
        }
        return List.of(Visible.of((patch.date().isEmpty() ? "" : "On " + patch.date() + ", ") + author + " wrote:"));
    }
}
