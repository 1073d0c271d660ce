package dev.patchtwin.check.view;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.TraceWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down, in words, what both sides show step by step. */
public final class Views {
    private static final long[] NO_WORDS = {};

    private final List<StepView> steps = new ArrayList<>();
    private final Map<Channel, Set<Long>> shownBefore = new HashMap<>();
    private final Map<Channel, Set<Long>> shownAfter = new HashMap<>();

    /** Adds the step that the twin has just carried out. */
    public void add(Trace.Step step, Twin twin) {
        List<StepView.ChannelView> channels = new ArrayList<>();
        for (Channel channel : twin.vocabulary().channels()) {
            long[] before = words(twin.observation(Side.BEFORE), channel);
            long[] after = words(twin.observation(Side.AFTER), channel);
            boolean differs = !Arrays.equals(before, after);
            Set<Long> left = remember(shownBefore, channel, before);
            Set<Long> right = remember(shownAfter, channel, after);
            List<String> beforeText = text(twin, Side.BEFORE, channel, before, left, after);
            List<String> afterText = text(twin, Side.AFTER, channel, after, right, before);
            if (differs && beforeText.isEmpty() && afterText.isEmpty()) {
                // Nothing is new, and the same words are on both sides: it is their order that differs.
                beforeText = text(twin, Side.BEFORE, channel, before, Set.of(), NO_WORDS);
                afterText = text(twin, Side.AFTER, channel, after, Set.of(), NO_WORDS);
            }
            if (!beforeText.isEmpty() || !afterText.isEmpty()) {
                channels.add(new StepView.ChannelView(channel.name(), beforeText, afterText, differs));
            }
        }
        List<String> answers = step.answers().stream()
                .map(answer -> TraceWriter.line(answer, twin.vocabulary()))
                .toList();
        List<String> stopped = Arrays.stream(Side.values())
                .filter(side -> twin.model(side).halted())
                .map(Side::text)
                .toList();
        steps.add(new StepView(steps.size() + 1, step.operation().text(), answers, channels, stopped));
    }

    /** Returns the steps so far. */
    public List<StepView> steps() {
        return steps;
    }

    /** The words in an order in which equal observations are equal lists. */
    private static long[] words(Observation observation, Channel channel) {
        long[] words = observation.copyOf(channel);
        if (channel.order() == Channel.Order.TOTAL) {
            return words;
        }
        return Arrays.stream(words)
                .boxed()
                .sorted(Comparator.comparingInt(Observation::subject))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Returns what a state channel had shown until now, and takes note of what it shows. */
    private static Set<Long> remember(Map<Channel, Set<Long>> shown, Channel channel, long[] words) {
        if (channel.kind() != Channel.Kind.STATE) {
            return Set.of();
        }
        Set<Long> now = new HashSet<>();
        for (long word : words) {
            now.add(word);
        }
        Set<Long> until = words.length == 0 ? null : shown.put(channel, now);
        return until == null ? Set.of() : until;
    }

    /** The words as lines: all of them, but of a state only what is new, or other than on the other side. */
    private static List<String> text(
            Twin twin, Side side, Channel channel, long[] words, Set<Long> known, long[] others) {
        Map<Long, Integer> unmatched = new HashMap<>();
        for (long word : others) {
            unmatched.merge(word, 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        for (long word : words) {
            boolean onBothSides = unmatched.merge(word, -1, Integer::sum) >= 0;
            if (!known.contains(word) || !onBothSides) {
                lines.add(twin.model(side).describe(channel, word));
            }
        }
        return lines;
    }
}
