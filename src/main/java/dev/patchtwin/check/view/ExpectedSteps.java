package dev.patchtwin.check.view;

import dev.patchtwin.engine.twin.Shown;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.Expectation;
import dev.patchtwin.trace.Expectation.Mark;
import dev.patchtwin.trace.Expectation.Who;
import dev.patchtwin.trace.TraceWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down all that both sides of a twin show while a trace is replayed: every event, and of every state what appeared
 * and what is gone. Nothing is left out that the contract would erase.
 */
public final class ExpectedSteps {
    private static final String ANSWER = "answer ";

    private final List<Expectation.Shown> start = new ArrayList<>();
    private final List<Expectation.Step> steps = new ArrayList<>();
    private final Map<Side, Map<Channel, long[]>> known = new EnumMap<>(Side.class);

    /** @param word what was shown; two that read alike may yet differ */
    private record Line(Mark mark, long word, String text) {}

    /** @param twin one that has just been reset: the state that it starts from is written down first */
    public ExpectedSteps(Twin twin) {
        for (Channel channel : twin.vocabulary().channels()) {
            if (channel.kind() == Channel.Kind.STATE) {
                merge(channel, begun(twin, Side.BEFORE, channel), begun(twin, Side.AFTER, channel), start);
            }
        }
    }

    private List<Line> begun(Twin twin, Side side, Channel channel) {
        Observation words = new Observation(twin.vocabulary().channels().size());
        twin.model(side).observe(channel, words);
        return change(twin, side, channel, words.copyOf(channel));
    }

    /** Adds the step that the twin has just carried out. */
    public void add(Trace.Step step, Twin twin) {
        List<Expectation.Shown> shown = new ArrayList<>();
        Shown before = Shown.of(twin, Side.BEFORE);
        Shown after = Shown.of(twin, Side.AFTER);
        for (Channel channel : twin.vocabulary().channels()) {
            add(
                    channel,
                    events(twin, Side.BEFORE, channel, before.events(channel)),
                    events(twin, Side.AFTER, channel, after.events(channel)),
                    shown);
            merge(channel, state(twin, Side.BEFORE, channel, before), state(twin, Side.AFTER, channel, after), shown);
        }
        List<String> answers = step.answers().stream()
                .map(answer -> TraceWriter.line(answer, twin.vocabulary()).substring(ANSWER.length()))
                .toList();
        List<Who> stopped = Arrays.stream(Side.values())
                .filter(side -> twin.model(side).halted())
                .map(side -> side == Side.BEFORE ? Who.BEFORE : Who.AFTER)
                .toList();
        steps.add(new Expectation.Step(steps.size() + 1, step.operation().text(), answers, shown, stopped));
    }

    /**
     * Returns all of it.
     *
     * @param trace the name of the trace's file
     * @param digest the checksum of its text
     * @param needed the declared differences that were needed
     */
    public Expectation of(String trace, String digest, List<String> needed) {
        return new Expectation(trace, digest, start, steps, needed);
    }

    private static List<Line> events(Twin twin, Side side, Channel channel, long[] words) {
        return lines(twin, side, channel, Mark.EVENT, ordered(channel, words));
    }

    private List<Line> state(Twin twin, Side side, Channel channel, Shown shown) {
        return shown.hasState(channel) ? change(twin, side, channel, shown.state(channel)) : List.of();
    }

    /** Returns what has changed since a side showed the state behind a channel last, and takes note of it. */
    private List<Line> change(Twin twin, Side side, Channel channel, long[] words) {
        long[] now = ordered(channel, words);
        long[] until = known.getOrDefault(side, Map.of()).getOrDefault(channel, new long[0]);
        known.computeIfAbsent(side, unused -> new HashMap<>()).put(channel, now);
        long[] gone = without(until, now);
        long[] appeared = without(now, until);
        if (!Arrays.equals(without(until, gone), without(now, appeared))) {
            // What has stayed has changed its order.
            gone = until;
            appeared = now;
        }
        List<Line> lines = lines(twin, side, channel, Mark.GONE, gone);
        lines.addAll(lines(twin, side, channel, Mark.APPEARED, appeared));
        return lines;
    }

    private static List<Line> lines(Twin twin, Side side, Channel channel, Mark mark, long[] words) {
        List<Line> lines = new ArrayList<>();
        for (long word : words) {
            lines.add(new Line(mark, word, twin.model(side).describe(channel, word)));
        }
        return lines;
    }

    /** The words in an order in which equal observations are equal lists. */
    private static long[] ordered(Channel channel, long[] words) {
        if (channel.order() == Channel.Order.TOTAL) {
            return words;
        }
        return Arrays.stream(words)
                .boxed()
                .sorted(Comparator.comparingInt(Observation::subject))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The words of the one that the other one lacks, in their order; a word counts as often as it is there. */
    private static long[] without(long[] words, long[] others) {
        Map<Long, Integer> left = new HashMap<>();
        for (long word : others) {
            left.merge(word, 1, Integer::sum);
        }
        return Arrays.stream(words)
                .filter(word -> left.merge(word, -1, Integer::sum) < 0)
                .toArray();
    }

    /** Adds lines whose order counts: once as far as both sides have the same, and from there on those of each side. */
    private static void add(Channel channel, List<Line> before, List<Line> after, List<Expectation.Shown> to) {
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            to.add(shown(channel, Who.BOTH, before.get(same)));
            same++;
        }
        before.subList(same, before.size()).forEach(line -> to.add(shown(channel, Who.BEFORE, line)));
        after.subList(same, after.size()).forEach(line -> to.add(shown(channel, Who.AFTER, line)));
    }

    /** Adds changes of a state: those that both sides share once, all of them by subject, so that old stands above new. */
    private static void merge(Channel channel, List<Line> before, List<Line> after, List<Expectation.Shown> to) {
        if (channel.order() == Channel.Order.TOTAL) {
            add(channel, before, after, to);
            return;
        }
        List<Line> afterAlone = new ArrayList<>(after);
        record Entry(Who who, Line line) {}
        List<Entry> entries = new ArrayList<>();
        for (Line line : before) {
            entries.add(new Entry(afterAlone.remove(line) ? Who.BOTH : Who.BEFORE, line));
        }
        afterAlone.forEach(line -> entries.add(new Entry(Who.AFTER, line)));
        entries.sort(Comparator.comparingInt(
                        (Entry entry) -> Observation.subject(entry.line().word()))
                .thenComparing(entry -> entry.line().mark()));
        entries.forEach(entry -> to.add(shown(channel, entry.who(), entry.line())));
    }

    private static Expectation.Shown shown(Channel channel, Who who, Line line) {
        return new Expectation.Shown(channel.name(), who, line.mark(), line.text());
    }
}
