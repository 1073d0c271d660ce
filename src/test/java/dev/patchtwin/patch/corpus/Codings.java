package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import dev.patchtwin.patch.corpus.Kind.Expect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Mails whose text is encoded. */
final class Codings {
    private static final int WIDTH = 72;
    private static final String TYPE = Letters.MIME + "Content-Type: text/plain; charset=";

    private Codings() {}

    static List<Kind> of(Sample sample) {
        List<Kind> kinds = new ArrayList<>();
        String header = Letters.header(sample);
        String printable = TYPE + "UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n";
        kinds.add(Kind.exact("quoted-printable", sample, header + printable + printable(sample.body()), Am.COMMIT));
        kinds.add(Kind.repaired(
                "quoted-printable reply",
                sample,
                header.replace("Subject: ", "Subject: Re: ")
                        + printable
                        + printable(Replies.WROTE + Replies.quoted(sample.unsigned(), "> ")),
                Am.COMMIT));
        String base64 = TYPE + "utf-8\nContent-Transfer-Encoding: base64\n\n";
        kinds.add(Kind.repaired("base64", sample, header + base64 + base64(sample.body()), Am.COMMIT));
        kinds.add(Kind.repaired(
                "base64 with CRLF inside",
                sample,
                header + base64 + base64(sample.body().replace("\n", "\r\n")),
                Am.COMMIT));
        kinds.add(Kind.repaired("base64 attachment", sample, attached(sample), Am.TREE));
        kinds.add(flowed(sample, false));
        kinds.add(flowed(sample, true));
        return kinds;
    }

    private static String attached(Sample sample) {
        return Letters.header(sample) + Letters.MIME + "Content-Type: multipart/mixed; boundary=\"=_b\"\n\n--=_b\n"
                + "Content-Type: text/plain; charset=us-ascii\n\nAttached.\n--=_b\n"
                + "Content-Type: text/x-diff; charset=utf-8; name=toy.patch\nContent-Transfer-Encoding: base64\n"
                + "Content-Disposition: attachment; filename=toy.patch\n\n" + base64(sample.mail()) + "\n--=_b--\n";
    }

    static String base64(String text) {
        return new String(
                        Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(Kind.utf8(text)), StandardCharsets.US_ASCII)
                + "\n";
    }

    /** All of the text has to be of this charset. */
    static List<Kind> latin(Sample sample) {
        Charset latin = StandardCharsets.ISO_8859_1;
        String eight = Letters.header(sample) + TYPE + "iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n";
        String quoted = Letters.header(sample) + TYPE + "iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n";
        byte[] header = (eight.replace("A Developer", "Jürgen Müller") + sample.body()).getBytes(latin);
        return List.of(
                new Kind("8-bit iso-8859-1", sample, (eight + sample.body()).getBytes(latin), Expect.EXACT, Am.COMMIT),
                new Kind("8-bit iso-8859-1 header", sample, header, Expect.EXACT, Am.TREE),
                Kind.exact("quoted-printable iso-8859-1", sample, quoted + printable(sample.body(), latin), Am.COMMIT));
    }

    static String printable(String text) {
        return printable(text, StandardCharsets.UTF_8);
    }

    /** Tabs and blanks at line ends are encoded, too, and lines folded. */
    private static String printable(String text, Charset charset) {
        StringBuilder out = new StringBuilder();
        for (String line : Sample.lines(text)) {
            int column = 0;
            byte[] bytes = line.getBytes(charset);
            for (int i = 0; i < bytes.length; i++) {
                int b = bytes[i] & 0xff;
                boolean plain = b > ' ' && b <= '~' && b != '=';
                boolean inner = b == ' ' && i + 1 < bytes.length;
                String one = plain || inner ? String.valueOf((char) b) : String.format("=%02X", b);
                if (column + one.length() > WIDTH) {
                    out.append("=\n");
                    column = 0;
                }
                out.append(one);
                column += one.length();
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** As RFC 3676 has it: no blank at the end of a line that was one, and a blank before what begins like a mark. */
    private static Kind flowed(Sample sample, boolean delSp) {
        String mail = Letters.header(sample) + TYPE + "UTF-8; format=flowed" + (delSp ? "; delsp=yes" : "")
                + "\nContent-Transfer-Encoding: 8bit\n\n";
        StringBuilder out = new StringBuilder();
        for (String line : Sample.lines(sample.unsigned())) {
            String[] parts =
                    Sample.lines(Wear.wrapped(line.stripTrailing(), WIDTH, "")).toArray(String[]::new);
            for (int i = 0; i < parts.length; i++) {
                boolean stuffed = parts[i].startsWith(" ") || parts[i].startsWith(">") || parts[i].startsWith("From ");
                String soft = delSp ? "  " : " ";
                out.append(stuffed ? " " : "")
                        .append(parts[i])
                        .append(i + 1 < parts.length ? soft : "")
                        .append('\n');
            }
        }
        return Kind.repaired(
                delSp ? "format=flowed with DelSp" : "format=flowed", sample, mail + out + "-- \n2.43.0\n", Am.COMMIT);
    }
}
