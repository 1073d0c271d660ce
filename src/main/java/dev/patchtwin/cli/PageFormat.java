package dev.patchtwin.cli;

import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.report.reply.Reply;

/** What a file for people can hold. */
enum PageFormat {
    REPLY;

    /** Returns all that there is to show of a bundle in this format. */
    String text(Dossier dossier) {
        return switch (this) {
            case REPLY -> Reply.of(dossier);
        };
    }

    /** Returns what is left for whoever asked for it, as a sentence goes on behind the file's name; empty when nothing is. */
    String todo(Dossier dossier) {
        return switch (this) {
            case REPLY -> Reply.todo(dossier);
        };
    }
}
