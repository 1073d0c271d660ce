package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every link from one document to another file of the repository leads somewhere, and to a heading that is there. */
class LinksTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** Returns the README and all pages of documentation. */
    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<Path, Set<String>> anchors = new HashMap<>();
        int count = 0;
        for (Path document : documents()) {
            for (String link : links(document)) {
                if (link.matches("[a-z]+:.*")) {
                    continue;
                }
                count++;
                String[] parts = link.split("#", 2);
                Path to = parts[0].isEmpty()
                        ? document
                        : document.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                                .normalize();
                if (!Files.exists(to)) {
                    wrong.add(document + ": " + link + ": there is no such file");
                } else if (parts.length == 2
                        && !anchors.computeIfAbsent(to, LinksTest::anchors).contains(parts[1])) {
                    wrong.add(document + ": " + link + ": there is no such heading");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(50);
    }

    private static List<String> links(Path document) throws IOException {
        List<String> links = new ArrayList<>();
        PARSER.parse(Files.readString(document)).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /** Returns the names that hosts of git give to headings: small letters, blanks as hyphens, no other signs. */
    private static Set<String> anchors(Path document) {
        Set<String> anchors = new HashSet<>();
        try {
            PARSER.parse(Files.readString(document)).accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    anchors.add(words(heading)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                            .replace(' ', '-'));
                }
            });
        } catch (IOException e) {
            throw new AssertionError(document.toString(), e);
        }
        return anchors;
    }

    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        parent.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
