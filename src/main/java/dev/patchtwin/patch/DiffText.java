package dev.patchtwin.patch;

/** A diff as it is put together, line by line. */
final class DiffText {
    private final Lines.Builder lines;
    private final Repairs repairs = new Repairs();

    /** @param expected how many bytes there will be, or a few more */
    DiffText(int expected) {
        lines = new Lines.Builder(expected);
    }

    void add(int number, String text) {
        lines.add(number, text);
    }

    void add(int number, String text, Hunk.Repair repair) {
        if (repair != Hunk.Repair.NONE) {
            repairs.add(lines.size(), repair);
        }
        lines.add(number, text);
    }

    Lines lines() {
        return lines.build();
    }

    Repairs repairs() {
        return repairs;
    }
}
