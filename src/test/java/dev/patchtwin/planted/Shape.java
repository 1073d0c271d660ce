package dev.patchtwin.planted;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What both sides of a planted twin have in common: what can be asked of them, what they ask, and how they can be seen.
 *
 * @param pages how many copies of an automaton run side by side in a model
 * @param operations how many operations each page has; the last one brings a page to rest
 * @param questions for each question how many answers it has
 * @param lanes the channels
 */
public record Shape(int pages, int operations, List<Integer> questions, List<Lane> lanes) {
    /** Subjects of a page: two that words and questions of base automata are about, and two that are left over. */
    public static final int SUBJECTS = 4;
    /** A subject that is left over. */
    public static final int SPARE = 2;
    /** The other one. */
    public static final int OTHER = 3;
    /** How many situations there are to be met. */
    public static final int PROBES = 2;
    /** From this value on, a word is noise: what contracts declare. */
    public static final int NOISE = 100;

    /** What is seen on a channel. */
    public enum Sort {
        /** What happens. */
        EVENTS,
        /** What happens, and what is. */
        STATE,
        /** What must not be. */
        INVARIANTS
    }

    /** A channel: its name, what is seen on it, and whether only words of one subject have an order. */
    public record Lane(String name, Sort sort, boolean perSubject) {}

    /** Copies the lists. */
    public Shape {
        questions = List.copyOf(questions);
        lanes = List.copyOf(lanes);
    }

    /** Returns the number of the operation that brings a page to rest. */
    public int settle() {
        return operations - 1;
    }

    /** Returns the numbers of the channels of one sort. */
    public List<Integer> lanes(Sort sort) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).sort() == sort) {
                found.add(i);
            }
        }
        return found;
    }

    /** Returns an operation of a page as a trace shows it. */
    public String text(int operation, int page) {
        return (operation == settle() ? "settle" : "act-" + (char) ('a' + operation)) + " page=" + page;
    }

    /** Returns all of it as the models say it. */
    public Vocabulary vocabulary() {
        List<Operation> all = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int operation = 0; operation < operations; operation++) {
            for (int page = 0; page < pages; page++) {
                all.add(new Operation(all.size(), text(operation, page)));
            }
        }
        for (int i = 0; i < pages * SUBJECTS; i++) {
            subjects.add("p" + i / SUBJECTS + "wxyz".charAt(i % SUBJECTS));
        }
        List<Question> asked = new ArrayList<>();
        for (int size : questions) {
            List<String> answers = List.of("fine", "bad", "worse", "worst").subList(0, size);
            asked.add(new Question(asked.size(), "ask" + asked.size(), answers));
        }
        List<Channel> channels = new ArrayList<>();
        for (Lane lane : lanes) {
            channels.add(channel(channels.size(), lane));
        }
        List<Operation> drain = all.subList(settle() * pages, all.size());
        return new Vocabulary(all, asked, subjects, channels, List.of("situation 0", "situation 1"), drain);
    }

    private static Channel channel(int id, Lane lane) {
        Channel.Order order = lane.perSubject() ? Channel.Order.PER_SUBJECT : Channel.Order.TOTAL;
        String meaning = "planted " + lane.sort().name().toLowerCase(Locale.ROOT);
        return new Channel(id, lane.name(), Channel.Kind.valueOf(lane.sort().name()), order, meaning);
    }

    /** Writes it as an expression of Java. */
    public String toJava() {
        StringBuilder java = new StringBuilder("new Shape(" + pages + "," + operations + ",List.of(");
        java.append(String.join(",", questions.stream().map(String::valueOf).toList()))
                .append("),List.of(");
        java.append(String.join(
                ",",
                lanes.stream()
                        .map(lane -> "new Shape.Lane(\"" + lane.name() + "\",Shape.Sort." + lane.sort() + ","
                                + lane.perSubject() + ")")
                        .toList()));
        return java.append("))").toString();
    }
}
