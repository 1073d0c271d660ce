package dev.patchtwin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The fenced blocks of a document, each with the mark that stands before it. */
final class DocBlocks {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final Path file;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A block.
     *
     * @param mark the comment before it, without what makes it one; empty when there is none
     * @param info what stands behind the opening fence
     * @param text what is between the fences
     * @param line the number of the opening fence, from 1
     */
    record Block(String mark, String info, String text, int line) {
        /** Returns what follows these words in the mark; they must be there. */
        String after(String words) {
            return mark.substring(words.length()).strip();
        }
    }

    private DocBlocks(Path file) throws IOException {
        this.file = file;
        lines = Files.readAllLines(file);
        PARSER.parse(Files.readString(file)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                blocks.add(new Block(mark(block.getPrevious()), block.getInfo(), block.getLiteral(), line));
            }
        });
    }

    static DocBlocks of(Path file) {
        try {
            return new DocBlocks(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(Node before) {
        return before instanceof HtmlBlock comment
                ? comment.getLiteral().replaceAll("^<!--|-->$", "").strip()
                : "";
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Writes the document anew, with other texts in some of its blocks. */
    void rewrite(Map<Block, String> texts) throws IOException {
        Map<Integer, Block> fromTheEnd = new TreeMap<>((one, other) -> other - one);
        texts.keySet().forEach(block -> fromTheEnd.put(block.line(), block));
        List<String> now = new ArrayList<>(lines);
        fromTheEnd.forEach((line, block) -> {
            List<String> inside =
                    now.subList(line, line + (int) block.text().lines().count());
            inside.clear();
            inside.addAll(texts.getOrDefault(block, "").lines().toList());
        });
        Files.writeString(file, String.join("\n", now) + "\n");
    }
}
