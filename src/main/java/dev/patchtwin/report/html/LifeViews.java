package dev.patchtwin.report.html;

import dev.patchtwin.engine.explore.Move;
import dev.patchtwin.model.Legend;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws how cells of each kind live: their states in a column, in the order of the model's legend; what goes on in a life is an
 * arc on the right, what goes back is one on the left. The order of a life is known, so that nothing has to be laid out by
 * search.
 */
final class LifeViews {
    private static final int BOX = 168;
    private static final int BETWEEN = 58;
    private static final int MARGIN = 28;
    private static final int BESIDE = 9;
    private static final int PER_CHARACTER = 7;
    private static final int REACH = 26;
    private static final int PER_SPAN = 40;
    private static final int MOST_OPERATIONS = 4;

    private final Legend legend;
    private final String kind;
    private final List<Integer> places;
    private final Map<Long, Way> ways = new LinkedHashMap<>();

    /** What leads from one place to another, all operations together. */
    private static final class Way {
        private final int from;
        private final int to;
        private final Map<String, Long> operations = new TreeMap<>();
        private long before;
        private long after;

        Way(int from, int to) {
            this.from = from;
            this.to = to;
        }

        void add(Move move) {
            before += move.before();
            after += move.after();
            operations.merge(move.operation(), Math.max(move.before(), move.after()), Long::sum);
        }

        int span() {
            return Math.abs(to - from);
        }
    }

    private LifeViews(Legend legend, int kind, List<Move> moves) {
        this.legend = legend;
        this.kind = legend.kinds().get(kind);
        places = places(moves);
        for (Move move : moves) {
            int from = places.indexOf(place(move.from()));
            int to = places.indexOf(place(move.to()));
            ways.computeIfAbsent((long) from << 32 | to, unused -> new Way(from, to))
                    .add(move);
        }
    }

    /** Returns a picture for each kind of cell that moves. */
    static List<LifeView> of(List<Move> moves, Legend legend) {
        List<LifeView> views = new ArrayList<>();
        for (int kind = 0; kind < legend.kinds().size(); kind++) {
            int own = kind;
            List<Move> its = moves.stream().filter(move -> kind(move) == own).toList();
            if (!its.isEmpty()) {
                views.add(new LifeViews(legend, kind, its).view());
            }
        }
        return views;
    }

    /** The kind of a cell that nobody has means nothing, so that the other end of a move says what it is. */
    private static int kind(Move move) {
        return Legend.kind(place(move.from()) == 0 ? move.to() : move.from());
    }

    /** A look without its kind: what is 0 is a cell that nobody has. */
    private static int place(int look) {
        return Legend.look(0, Legend.state(look), Legend.owner(look));
    }

    private static List<Integer> places(List<Move> moves) {
        TreeSet<Integer> places = new TreeSet<>();
        for (Move move : moves) {
            places.add(place(move.from()));
            places.add(place(move.to()));
        }
        return List.copyOf(places);
    }

    private LifeView view() {
        int right = reach(true);
        int left = reach(false);
        int middle = left + BOX / 2;
        List<LifeView.Node> nodes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Legend.State state = legend.states().get(Legend.state(places.get(i)));
            nodes.add(new LifeView.Node(name(i), state.mark(), toneStyle(state), state.meaning(), left, y(i), BOX));
        }
        List<Way> sorted = ways.values().stream()
                .sorted(Comparator.comparingInt((Way way) -> way.from).thenComparingInt(way -> way.to))
                .toList();
        return new LifeView(
                kind,
                left + BOX + right,
                2 * MARGIN + (places.size() - 1) * BETWEEN,
                nodes,
                sorted.stream().map(way -> arc(way, middle)).toList(),
                sorted.stream().map(this::row).toList(),
                sorted.stream().anyMatch(way -> way.before != way.after));
    }

    static String toneStyle(Legend.State state) {
        return "cell-" + state.tone().name().toLowerCase(Locale.ROOT);
    }

    private static int y(int place) {
        return MARGIN + place * BETWEEN;
    }

    /** How much room the arcs of a side need, with their labels. */
    private int reach(boolean downwards) {
        return ways.values().stream()
                .filter(way -> way.to > way.from == downwards)
                .mapToInt(way ->
                        apex(way) + 2 * BESIDE + PER_CHARACTER * label(way).length())
                .max()
                .orElse(MARGIN);
    }

    private static int apex(Way way) {
        return (REACH + PER_SPAN * way.span()) * 3 / 4;
    }

    private static String label(Way way) {
        return way.before == way.after
                ? Text.count(way.before)
                : Text.count(way.before) + " | " + Text.count(way.after);
    }

    private LifeView.Arc arc(Way way, int middle) {
        boolean down = way.to > way.from;
        int sign = down ? 1 : -1;
        int edge = middle + sign * BOX / 2;
        double width = 1 + Math.log10((double) Math.max(1, Math.max(way.before, way.after))) / 2.5;
        return new LifeView.Arc(
                way.before == 0 ? "" : path(way, edge, sign, 0),
                way.after == 0 ? "" : path(way, edge, sign, 5),
                String.format(Locale.ROOT, "%.1f", width),
                label(way),
                name(way.from) + " to " + name(way.to) + ": before " + Text.count(way.before) + ", after "
                        + Text.count(way.after) + "; " + operations(way),
                edge + sign * (apex(way) + BESIDE),
                (y(way.from) + y(way.to)) / 2 + 4,
                down ? "start" : "end",
                way.before != way.after);
    }

    /** A curve beside the column; that of the other side runs next to it. */
    private static String path(Way way, int edge, int sign, int apart) {
        int from = y(way.from) + (way.to > way.from ? 7 : -7);
        int to = y(way.to) - (way.to > way.from ? 7 : -7);
        int bend = edge + sign * (REACH + PER_SPAN * way.span() + apart);
        return "M" + edge + "," + from + " C" + bend + "," + from + " " + bend + "," + to + " " + (edge + sign * 4)
                + "," + to;
    }

    private LifeView.MoveRow row(Way way) {
        return new LifeView.MoveRow(
                name(way.from),
                name(way.to),
                Text.count(way.before),
                Text.count(way.after),
                operations(way),
                way.before != way.after);
    }

    private static String operations(Way way) {
        String most = way.operations.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_OPERATIONS)
                .map(each -> each.getKey() + " " + Text.count(each.getValue()))
                .collect(Collectors.joining(", "));
        int more = way.operations.size() - MOST_OPERATIONS;
        return more > 0 ? most + ", and " + Text.count(more, "other operation") : most;
    }

    private String name(int place) {
        int look = places.get(place);
        String owner = Legend.owner(look) == 0
                ? ""
                : ", " + legend.owners().get(Legend.owner(look)).name();
        return legend.states().get(Legend.state(look)).name() + owner;
    }
}
