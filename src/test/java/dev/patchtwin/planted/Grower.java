package dev.patchtwin.planted;

import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Reaction.Word;
import dev.patchtwin.planted.Shape.Lane;
import dev.patchtwin.planted.Shape.Sort;
import dev.patchtwin.planted.Table.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Grows random automata. They keep what a model promises: the last operation brings a page to rest from any other state. */
final class Grower {
    private static final int MOST_WORLDS = 12;

    private final Random random;
    private final Wish wish;
    private final boolean large;

    /** What a kind needs: how many pages at least and at most, and whether operations may halt. */
    record Wish(int leastPages, int mostPages, boolean halts) {
        static final Wish ANY = new Wish(1, 4, true);
        static final Wish LASTING = new Wish(1, 4, false);
        static final Wish ALONE = new Wish(1, 1, true);
        static final Wish ALONE_AND_LASTING = new Wish(1, 1, false);
        static final Wish SEVERAL = new Wish(2, 4, true);
    }

    Grower(Random random, Wish wish) {
        this.random = random;
        this.wish = wish;
        large = wish.mostPages() > 1 && random.nextInt(250) == 0;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    Shape shape() {
        int pages = chance(65) ? 1 : chance(65) ? 2 : chance(75) ? 3 : 4;
        pages = large ? 4 : Math.max(wish.leastPages(), Math.min(wish.mostPages(), pages));
        int operations = pages > 2 ? 2 : 2 + random.nextInt(3);
        List<Integer> questions = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            questions.add(chance(60) ? 2 : 3 + random.nextInt(2));
        }
        List<Lane> lanes = new ArrayList<>(List.of(
                new Lane("pages", Sort.STATE, false),
                new Lane("leaks", Sort.STATE, true),
                new Lane("log", Sort.EVENTS, false),
                new Lane("frees", Sort.EVENTS, true),
                new Lane("safety", Sort.INVARIANTS, false)));
        for (int i = random.nextInt(3); i > 0; i--) {
            lanes.add(new Lane("more" + i, chance(50) ? Sort.EVENTS : Sort.STATE, chance(50)));
        }
        Collections.shuffle(lanes, random);
        return new Shape(pages, operations, questions, lanes);
    }

    Table table(Shape shape) {
        int size = size(shape.pages());
        boolean chain = size > 8;
        List<Boolean> rests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rests.add(chance(i == 0 ? 60 : 35));
        }
        // There is something to come to rest in.
        rests.set(random.nextInt(size), true);
        List<Spot> spots = new ArrayList<>();
        for (int spot = 0; spot < size; spot++) {
            List<Reaction> reactions = new ArrayList<>();
            for (int operation = 0; operation < shape.settle(); operation++) {
                boolean forth = chain && operation == 0 && spot + 1 < size;
                // Where nothing is possible from the start, nothing is said of a twin.
                boolean first = operation == 0 && spot == 0;
                reactions.add(
                        first || forth || chance(70)
                                ? reaction(shape, rests, forth ? spot + 1 : -1)
                                : new Reaction.Never());
            }
            reactions.add(rests.get(spot) ? new Reaction.Never() : settling(shape, rests));
            spots.add(new Spot(rests.get(spot), labels(shape, rests.get(spot)), reactions));
        }
        return new Table(0, spots);
    }

    private int size(int pages) {
        return switch (pages) {
            case 1 -> chance(15) ? 10 + random.nextInt(31) : 2 + random.nextInt(7);
            case 2 -> 2 + random.nextInt(5);
            case 3 -> 2 + random.nextInt(3);
            default -> large ? 7 : 2 + random.nextInt(2);
        };
    }

    private List<Integer> labels(Shape shape, boolean rest) {
        List<Integer> labels = new ArrayList<>();
        for (Lane lane : shape.lanes()) {
            // What has leaked is known at rest only.
            boolean shown = lane.sort() == Sort.STATE && (rest || !lane.name().equals("leaks"));
            labels.add(shown && chance(80) ? random.nextInt(4) : -1);
        }
        return labels;
    }

    private Reaction reaction(Shape shape, List<Boolean> rests, int nominal) {
        return reaction(shape, rests, List.of(), 1, nominal);
    }

    /** Grows a tree of questions, none of which is asked twice on the way to a leaf. */
    private Reaction reaction(Shape shape, List<Boolean> rests, List<Integer> asked, int worlds, int nominal) {
        int question = random.nextInt(shape.questions().size());
        int subject = random.nextInt(2);
        int answers = shape.questions().get(question);
        boolean again = asked.contains(question * 2 + subject);
        if (again || worlds * answers > MOST_WORLDS || !chance(asked.isEmpty() ? 60 : 45)) {
            int next = nominal >= 0 ? nominal : random.nextInt(rests.size());
            End end = wish.halts() && nominal < 0 && chance(4) ? End.HALTS : End.GOES_ON;
            return new Done(next, words(shape), chance(25) ? 0 : -1, end);
        }
        List<Integer> more = new ArrayList<>(asked);
        more.add(question * 2 + subject);
        List<Reaction> reactions = new ArrayList<>();
        for (int answer = 0; answer < answers; answer++) {
            reactions.add(reaction(shape, rests, more, worlds * answers, answer == 0 ? nominal : -1));
        }
        return new Reaction.Ask(question, subject, reactions);
    }

    private Reaction settling(Shape shape, List<Boolean> rests) {
        List<Integer> resting = new ArrayList<>();
        for (int spot = 0; spot < rests.size(); spot++) {
            if (rests.get(spot)) {
                resting.add(spot);
            }
        }
        return reaction(shape, rests, -1)
                .edit(done ->
                        new Done(resting.get(random.nextInt(resting.size())), done.words(), done.probe(), End.GOES_ON));
    }

    private List<Word> words(Shape shape) {
        List<Word> words = new ArrayList<>();
        for (int lane = 0; lane < shape.lanes().size(); lane++) {
            boolean events = shape.lanes().get(lane).sort() != Sort.INVARIANTS;
            for (int i = chance(40) ? 1 + random.nextInt(2) : 0; i > 0 && events; i--) {
                words.add(new Word(lane, random.nextInt(2), random.nextInt(4)));
            }
        }
        return words;
    }
}
