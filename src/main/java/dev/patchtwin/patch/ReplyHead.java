package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * The header of a mail that answers the mail which a patch was recovered from, as far as that mail tells it.
 *
 * <p>It names nobody: archives mangle addresses, and a mail to some of those who got the first one is worse than a draft
 * whose sender has to fill them in.
 *
 * @param subject the subject of the answer, decoded
 * @param inReplyTo the id of the mail that is answered, without angle brackets; empty when it has none that can be one
 * @param references the ids of the mails that it comes after in its thread, in order, that one last
 */
public record ReplyHead(String subject, Optional<String> inReplyTo, List<String> references) {
    private static final List<String> TEXT =
            List.of("MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit");

    /** An id with two dots in a row is none: archives write them for the part of an address that they hide. */
    private static final Pattern ID = Pattern.compile("(?!.*\\.\\.)[!-~&&[^<>@]]+@[!-~&&[^<>@]]+");

    /** Characters; a header's line may have 998 bytes, and an id cannot be broken. */
    private static final int LONGEST_ID = 500;

    /** What ends a line somewhere, or is not a character; a header never has one, however a mail encodes it. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");

    /** Copies the list. */
    public ReplyHead {
        references = List.copyOf(references);
    }

    /** Returns the header of an answer to the mail that a patch was recovered from. */
    public static ReplyHead of(RecoveredPatch patch) {
        String title = patch.title().subject();
        Optional<String> id = id(patch.messageId());
        return new ReplyHead(
                title.isEmpty() ? "Re: your patch" : "Re: " + title,
                id,
                Stream.of(id(patch.inReplyTo()), id)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    private static Optional<String> id(String given) {
        return Optional.of(given)
                .filter(id -> id.length() <= LONGEST_ID && ID.matcher(id).matches());
    }

    /** Writes it, line by line, in ASCII; the text that follows is in UTF-8, with 8 bits a byte. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(folded("Subject: ", encoded()));
        inReplyTo.ifPresent(id -> lines.addAll(folded("In-Reply-To: ", "<" + id + ">")));
        if (!references.isEmpty()) {
            lines.addAll(folded("References: ", "<" + String.join("> <", references) + ">"));
        }
        lines.addAll(TEXT);
        return lines;
    }

    private String encoded() {
        String line = CONTROL.matcher(subject).replaceAll(" ");
        return EncoderUtil.encodeIfNecessary(line, EncoderUtil.Usage.TEXT_TOKEN, "Subject: ".length());
    }

    private static List<String> folded(String name, String value) {
        return MimeUtil.fold(name + value, 0).lines().toList();
    }
}
