package dev.patchtwin.report;

import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.PatchState;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.RecoveredPatch;

/** A series as a table with a line for each patch. */
final class SeriesTable {
    private static final int LEAST_POSITION = 7;
    private static final int POSITION_AND_TITLE = 44;
    private static final int OTHERS = 36;
    private static final int LEAST_TITLE = 12;
    private static final int FILES = 5;
    private static final int LINES = 12;
    private static final int TOUCHES = 7;

    private final Page page;
    private int position = LEAST_POSITION;

    SeriesTable(Page page) {
        this.page = page;
    }

    void print(PatchResult result) {
        result.series().cover().ifPresent(cover -> page.title(PatchWords.title(cover.title())));
        if (result.patches().isEmpty()) {
            return;
        }
        position = Math.max(
                LEAST_POSITION,
                2
                        + result.patches().stream()
                                .mapToInt(one -> one.patch()
                                        .title()
                                        .position()
                                        .orElse("")
                                        .length())
                                .max()
                                .orElse(0));
        page.line(row("part", "title", "files", "lines", "touches") + "  state");
        for (WorkedPatch one : result.patches()) {
            RecoveredPatch patch = one.patch();
            String lines = "+" + patch.added() + " -" + patch.removed();
            page.line(row(
                            patch.title().position().orElse("-"),
                            patch.title().text(),
                            String.valueOf(patch.files().size()),
                            lines,
                            String.valueOf(one.changes().changes().size()))
                    + "  " + state(one));
        }
    }

    private String row(String part, String title, String files, String lines, String touches) {
        int width = Math.max(LEAST_TITLE, Math.min(POSITION_AND_TITLE, page.width() - OTHERS) - position);
        return Text.pad(part, position)
                + Text.pad(cut(title, width), width)
                + Text.padLeft(files, FILES)
                + Text.padLeft(lines, LINES)
                + Text.padLeft(touches, TOUCHES + 2);
    }

    private static String cut(String title, int width) {
        String shown = Visible.of(title);
        return Cells.of(shown) < width ? shown : Cells.start(shown, width - 4) + "...";
    }

    private static String state(WorkedPatch one) {
        if (one.isRefused() && one.state() != PatchState.ERROR) {
            return "refused";
        }
        return switch (one.state()) {
            case WHOLE -> "ok";
            case PART -> "part";
            case ERROR -> "error";
        };
    }
}
