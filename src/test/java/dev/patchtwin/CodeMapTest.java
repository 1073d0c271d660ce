package dev.patchtwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** {@code docs/code-map.md} names only classes that there are; {@link HouseTest} holds its tables to the rules. */
class CodeMapTest {
    private static final Path MAP = Path.of("docs/code-map.md");
    private static final Pattern NAMED_CLASS = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)\\.([A-Z]\\w+)");

    @Test
    void everyClassThatIsNamedWithItsRoomIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int count = 0;
        Matcher named = NAMED_CLASS.matcher(Files.readString(MAP));
        while (named.find()) {
            count++;
            String file = named.group(1).replace('.', '/') + "/" + named.group(2) + ".java";
            if (!Files.exists(Path.of("src/main/java/dev/patchtwin", file))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(10);
    }

    /** Returns what may be imported by each package, from all tables with so many columns that begin with packages. */
    static Map<String, Set<String>> rows(int columns) throws IOException {
        Map<String, Set<String>> rows = new HashMap<>();
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        parser.parse(Files.readString(MAP)).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                List<List<String>> cells = node instanceof TableRow row ? cells(row) : List.of();
                if (cells.size() == columns && cells.get(0).size() == 1) {
                    rows.put(cells.get(0).get(0), new HashSet<>(cells.get(1)));
                }
                visitChildren(node);
            }
        });
        rows.keySet().removeIf(name -> !name.matches("[a-z]+(\\.[a-z]+)?"));
        return rows;
    }

    private static List<List<String>> cells(TableRow row) {
        List<List<String>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            List<String> codes = new ArrayList<>();
            if (cell instanceof TableCell) {
                cell.accept(new AbstractVisitor() {
                    @Override
                    public void visit(Code code) {
                        codes.add(code.getLiteral());
                    }
                });
            }
            cells.add(codes);
        }
        return cells;
    }
}
