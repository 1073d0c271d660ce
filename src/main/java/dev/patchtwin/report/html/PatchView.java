package dev.patchtwin.report.html;

import java.util.List;

/**
 * A patch, line by line.
 *
 * @param size in words: {@code 4 files, 17 lines added, 29 removed}
 * @param message the commit message, as it came
 * @param remarks what a reviewer wrote in the commit message
 * @param files what it changes
 * @param repairs what had to be repaired in the mail
 * @param counted what the counts beside the lines are, in a sentence; empty when there are none
 */
public record PatchView(
        String size,
        String message,
        List<RemarkView> remarks,
        List<FileView> files,
        List<String> repairs,
        String counted) {
    /** Copies the lists. */
    public PatchView {
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
        repairs = List.copyOf(repairs);
    }

    /**
     * What a reviewer wrote.
     *
     * @param place where it stands in the mail: {@code line 61 of the mail}
     * @param text as it came
     */
    public record RemarkView(String place, String text) {}

    /**
     * A file.
     *
     * @param path from the root of the tree
     * @param fate what happens to it as a whole; empty when it only changes
     * @param size how much changes
     * @param remarks what a reviewer wrote above its hunks
     * @param hunks its hunks
     * @param twins the models of the functions in it that the patch touches
     */
    public record FileView(
            String path,
            String fate,
            String size,
            List<RemarkView> remarks,
            List<HunkView> hunks,
            List<TwinView> twins) {
        /** Copies the lists. */
        public FileView {
            remarks = List.copyOf(remarks);
            hunks = List.copyOf(hunks);
            twins = List.copyOf(twins);
        }
    }

    /**
     * A hunk.
     *
     * @param header its {@code @@} line
     * @param rows its lines and the remarks between them, one below the other
     * @param pairs the same with what is removed beside what is added
     */
    public record HunkView(String header, List<Row> rows, List<Pair> pairs) {
        /** Copies the lists. */
        public HunkView {
            rows = List.copyOf(rows);
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A line, or a remark.
     *
     * @param line the line; an empty one when this is a remark
     * @param remark the remark; an empty one when this is a line
     */
    public record Row(LineView line, RemarkView remark) {
        /** Whether it is a remark. */
        public boolean isRemark() {
            return !remark.place().isEmpty();
        }
    }

    /**
     * Two lines side by side, or a remark.
     *
     * @param left the line before
     * @param right the line after
     * @param remark the remark; an empty one when these are lines
     */
    public record Pair(LineView left, LineView right, RemarkView remark) {
        /** Whether it is a remark. */
        public boolean isRemark() {
            return !remark.place().isEmpty();
        }
    }

    /**
     * A line of a hunk.
     *
     * @param style {@code ctx}, {@code del}, {@code add}, or {@code none} where there is no line
     * @param oldNumber its place in the file before; empty when it is not there
     * @param newNumber its place in the file after; empty when it is not there
     * @param mark what stands in front of it in a diff
     * @param text the line
     * @param runs how often it ran; empty when that is not known, or it holds no code
     * @param never whether it holds code that never ran
     * @param branches which way its conditions went; empty without conditions
     * @param says all of that in a sentence
     * @param repair what had to be done to it; empty for nothing
     */
    public record LineView(
            String style,
            String oldNumber,
            String newNumber,
            String mark,
            String text,
            String runs,
            boolean never,
            String branches,
            String says,
            String repair) {}

    /**
     * The models of a function.
     *
     * @param name the function's name; both, where it is renamed
     * @param before the code of the model before; none when it is not at hand
     * @param after the code of the model after
     * @param missing why there is none on a side; empty when both are there
     */
    public record TwinView(String name, List<CodeView> before, List<CodeView> after, String missing) {
        /** Copies the lists. */
        public TwinView {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * A piece of a model.
     *
     * @param name what it is called
     * @param place its file and line
     * @param text the code
     */
    public record CodeView(String name, String place, String text) {}
}
