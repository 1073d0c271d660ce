package dev.patchtwin.cli;

import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.report.html.HtmlPage;
import dev.patchtwin.report.reply.Reply;
import java.io.IOException;
import java.util.List;

/** What a file for people can hold. */
enum PageFormat {
    /** A page of HTML about all bundles. */
    HTML,
    /** A reply to the mail of one bundle. */
    REPLY;

    /** Returns all that there is to show of bundles in this format. */
    String text(List<Dossier> dossiers) throws IOException {
        return switch (this) {
            case HTML -> HtmlPage.of(dossiers, Version.number().orElse("unknown"));
            case REPLY -> Reply.of(dossiers.get(0));
        };
    }

    /** Returns what is left for whoever asked for it, as a sentence goes on behind the file's name; empty when nothing is. */
    String todo(List<Dossier> dossiers) {
        return switch (this) {
            case HTML -> "";
            case REPLY -> Reply.todo(dossiers.get(0));
        };
    }
}
