package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import java.util.ArrayList;
import java.util.List;

/** Mails that send a patch, each in another shape, with nothing lost. */
final class Letters {
    static final String MIME = "MIME-Version: 1.0\n";
    private static final String PROSE = "Hello,\n\nthis is what I have now, and it works - for me:\n\n";

    private final Sample sample;
    private final List<Kind> kinds = new ArrayList<>();

    private Letters(Sample sample) {
        this.sample = sample;
    }

    static List<Kind> of(Sample sample) {
        Letters letters = new Letters(sample);
        letters.plain();
        letters.surrounded();
        letters.multipart();
        letters.worn();
        return letters.kinds;
    }

    /** A header of the sender's own, without what git says about the text. */
    static String header(Sample sample) {
        return "From: A Developer <developer@example.org>\nDate: Mon, 2 Feb 2026 10:00:00 +0000\n" + "Subject: "
                + sample.subject() + "\nMessage-ID: <1@example.org>\nTo: list@example.org\n";
    }

    private void exact(String name, String mail, Am am) {
        kinds.add(Kind.exact(name, sample, mail, am));
    }

    private void plain() {
        String mail = sample.mail();
        exact("plain git diff", sample.diff(), Am.TREE);
        exact("git format-patch", mail, Am.COMMIT);
        exact("a mail without the mailbox line", sample.header() + "\n" + sample.body(), Am.COMMIT);
        exact("CRLF everywhere", mail.replace("\n", "\r\n"), Am.COMMIT);
        exact("CRLF everywhere, plain git diff", sample.diff().replace("\n", "\r\n"), Am.TREE);
        exact("no line end at the end, plain git diff", chomped(sample.diff()), Am.TREE);
        exact("no line end at the end", sample.header() + "\n" + chomped(sample.unsigned()), Am.COMMIT);
        exact("BOM at the start", "\ufeff" + mail, Am.COMMIT);
        exact("BOM at the start, plain git diff", "\ufeff" + sample.diff(), Am.TREE);
        exact("mboxrd escaping", mail.replaceAll("\n(>*From )", "\n>$1"), Am.COMMIT);
        exact(
                "author in the first line",
                header(sample).replace("A Developer <dev", "A Sender <dev")
                        + "\nFrom: A Developer <developer@example.org>\n\n" + sample.body(),
                Am.COMMIT);
    }

    static String chomped(String text) {
        return text.substring(0, text.length() - 1);
    }

    private void surrounded() {
        exact("text before the diff", header(sample) + "\n" + PROSE + sample.diff(), Am.TREE);
        exact("text before the diff, no header", PROSE + sample.diff(), Am.TREE);
        exact(
                "a signature with lists",
                sample.header() + "\n" + sample.unsigned() + "-- \nA. D.\n- one thing\n+ another\n@@ a place\n",
                Am.COMMIT);
        exact(
                "text after the diff",
                header(sample) + "\n" + sample.diff() + "\nWhat do you think?\n\nA. D.\n",
                Am.TREE);
        exact(
                "base commit after the diff",
                sample.header() + "\n" + sample.unsigned() + "\nbase-commit: " + sample.base() + "\n-- \n2.43.0\n",
                Am.COMMIT);
        String scissors = "Subject: Re: something else\nFrom: A Sender <sender@example.org>\n"
                + "Date: Tue, 3 Feb 2026 11:00:00 +0000\n\n> Can it be done?\n\nLike this?\n\n"
                + "-- >8 --\nFrom: A Developer <developer@example.org>\nDate: Mon, 2 Feb 2026 10:00:00 +0000\nSubject: "
                + sample.subject() + "\n\n" + sample.body();
        exact("scissors line", scissors, Am.COMMIT);
    }

    private void multipart() {
        String text = "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
        String mixed = header(sample) + MIME + "Content-Type: multipart/mixed; boundary=b1\n\n";
        exact(
                "multipart/mixed, patch attached",
                mixed + text + PROSE + "--b1\nContent-Type: text/x-patch; name=\"0001-toy.patch\"\n"
                        + "Content-Disposition: attachment; filename=\"0001-toy.patch\"\n"
                        + "Content-Transfer-Encoding: 8bit\n\n" + sample.mail() + "\n--b1--\n",
                Am.TREE);
        exact(
                "multipart/mixed, diff attached as octets",
                mixed + text + PROSE + "--b1\nContent-Type: application/octet-stream\n"
                        + "Content-Disposition: attachment; filename=toy.diff\n\n" + sample.diff() + "--b1--\n",
                Am.TREE);
        exact(
                "multipart/mixed, patch inline and a footer of the list",
                mixed + text + sample.body() + "\n" + text + "_____\nlist mailing list\n--b1--\n",
                Am.COMMIT);
        String html = "--b1\nContent-Type: text/html; charset=utf-8\n\n<html><body><pre>" + Pages.escaped(sample.body())
                + "</pre></body></html>\n--b1--\n";
        exact(
                "multipart/alternative",
                header(sample) + MIME + "Content-Type: multipart/alternative; boundary=\"b1\"\n\n" + text
                        + sample.body() + html,
                Am.COMMIT);
        exact(
                "multipart/signed",
                header(sample) + MIME + "Content-Type: multipart/signed; micalg=pgp-sha512; boundary=\"b1\";\n"
                        + "\tprotocol=\"application/pgp-signature\"\n\nThis is an OpenPGP/MIME signed message.\n" + text
                        + sample.body() + "\n--b1\nContent-Type: application/pgp-signature; name=signature.asc\n\n"
                        + "-----BEGIN PGP SIGNATURE-----\n\niHUEARYKAB0WIQ==\n-----END PGP SIGNATURE-----\n--b1--\n",
                Am.COMMIT);
        exact(
                "forwarded as an attachment",
                mixed + text + "See below.\n--b1\nContent-Type: message/rfc822\n\n" + header(sample) + "\n"
                        + sample.body() + "\n--b1--\n",
                Am.TREE);
    }

    /** What a mail's way does, and a text without strange lines survives. */
    private void worn() {
        exact("trailing white space stripped", Wear.stripTrailing(sample.mail()), Am.COMMIT);
        kinds.add(Kind.repaired(
                "NBSP in place of leading blanks and of runs",
                sample,
                sample.header() + "\n" + Wear.hardBlanks(sample.body(), false),
                Am.COMMIT));
        kinds.add(Kind.repaired(
                "NBSP in place of every blank",
                sample,
                sample.header() + "\n" + Wear.hardBlanks(sample.body(), true),
                Am.TREE));
    }
}
