package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * One way of making a trace smaller. A pass goes once over the best trace and tries its edits through the door; it copes
 * with the best changing under it, and leaves it to the caller to come back.
 */
enum Pass {
    /** Drops runs of steps, from half of the trace down to single steps. */
    BLOCKS {
        @Override
        void run(Door door) {
            for (int length = Math.max(1, door.best().size() / 2); length >= 1; length /= 2) {
                for (int from = door.best().size() - length; from >= 0; from--) {
                    if (from + length <= door.best().size()) {
                        door.improves(door.best().without(from, from + length));
                    }
                }
            }
        }
    },
    /** Drops two steps at once that need each other. */
    PAIRS {
        @Override
        void run(Door door) {
            for (int late = door.best().size() - 1; late > 0; late--) {
                for (int early = late - 1; early >= 0 && late < door.best().size(); early--) {
                    door.improves(door.best().without(late, late + 1).without(early, early + 1));
                }
            }
        }
    },
    /**
     * Lets something go wrong sooner: ends with an earlier step, one more of whose answers is not nominal, and perhaps one
     * to a question that is asked only because of that.
     */
    FAILS_SOONER {
        @Override
        void run(Door door) {
            for (int end = 1; end < door.best().size(); end++) {
                Candidate shorter = Candidate.byName(door.best().first(end).steps());
                fail(door, shorter, door.nominal(shorter), true);
            }
        }

        private void fail(Door door, Candidate shorter, List<Trace.Answer> asked, boolean further) {
            int last = shorter.size() - 1;
            for (Trace.Answer nominal : asked) {
                for (int answer = 1; answer < nominal.question().answers().size(); answer++) {
                    List<Trace.Answer> more = new ArrayList<>(shorter.step(last).answers());
                    more.add(new Trace.Answer(nominal.question(), nominal.subject(), nominal.attempt(), answer));
                    Candidate failing = shorter.with(last, more);
                    if (!door.improves(failing) && further && !door.isShut()) {
                        List<Trace.Answer> because = new ArrayList<>(door.nominal(failing));
                        because.removeAll(asked);
                        fail(door, failing, because, false);
                    }
                }
            }
        }
    },
    /** Drops answers, so that fewer things go wrong: all of a step, then each. */
    ANSWERS {
        @Override
        void run(Door door) {
            for (int i = door.best().size() - 1; i >= 0; i--) {
                if (answers(door, i) > 1) {
                    door.improves(door.best().with(i, List.of()));
                }
                for (int a = answers(door, i) - 1; a >= 0; a--) {
                    if (a < answers(door, i)) {
                        List<Trace.Answer> fewer =
                                new ArrayList<>(door.best().step(i).answers());
                        fewer.remove(a);
                        door.improves(door.best().with(i, fewer));
                    }
                }
            }
        }
    },
    /** Makes answers plainer: an earlier one of the question's list. */
    PLAINER_ANSWERS {
        @Override
        void run(Door door) {
            for (int i = 0; i < door.best().size(); i++) {
                for (int a = 0; a < answers(door, i); a++) {
                    plainer(door, i, a);
                }
            }
        }

        private void plainer(Door door, int step, int answer) {
            Trace.Answer old = door.best().step(step).answers().get(answer);
            boolean found = false;
            for (int value = 1; value < old.answer() && !found; value++) {
                List<Trace.Answer> changed =
                        new ArrayList<>(door.best().step(step).answers());
                changed.set(answer, new Trace.Answer(old.question(), old.subject(), old.attempt(), value));
                found = door.improves(door.best().with(step, changed));
            }
        }
    },
    /** Puts one operation in the place of two neighbours, with the answers of both. */
    TWO_TO_ONE {
        @Override
        void run(Door door) {
            for (int i = 0; i + 1 < door.best().size(); i++) {
                for (Operation operation : door.operations()) {
                    if (i + 1 < door.best().size()) {
                        List<Trace.Answer> both =
                                new ArrayList<>(door.best().step(i).answers());
                        both.addAll(door.best().step(i + 1).answers());
                        door.improves(door.best().without(i, i + 1).with(i, new Trace.Step(operation, both)));
                    }
                }
            }
        }
    },
    /** Puts an operation of the same name with smaller arguments in the place of one; the answers go by turn. */
    SMALLER_ARGUMENTS {
        @Override
        void run(Door door) {
            for (int i = 0; i < door.best().size(); i++) {
                for (Operation other : door.operations()) {
                    Operation old = i < door.best().size() ? door.best().step(i).operation() : other;
                    if (other.id() < old.id() && other.name().equals(old.name())) {
                        int at = i;
                        door.improves(door.best().mapped(index -> index == at ? other : null));
                    }
                }
            }
        }
    },
    /** Gives an argument a smaller value, or exchanges two values, in all steps at once; the answers go by turn. */
    SMALLER_ARGUMENTS_EVERYWHERE {
        @Override
        void run(Door door) {
            Arguments arguments = new Arguments(door.operations());
            for (Arguments.Renaming renaming : arguments.renamings()) {
                Candidate best = door.best();
                door.improves(best.mapped(i -> arguments.rename(best.step(i).operation(), renaming)));
            }
        }
    },
    /** Lets an answer come earlier: to one of the same kind of question that was asked before, about another subject. */
    EARLIER_ANSWERS {
        @Override
        void run(Door door) {
            for (int i = 0; i < door.best().size(); i++) {
                for (int a = 0; a < answers(door, i); a++) {
                    boolean found = false;
                    for (int turn = 1;
                            !found && turn < door.best().turns().get(i).get(a);
                            turn++) {
                        found = door.improves(door.best().withTurn(i, a, turn));
                    }
                }
            }
        }
    };

    /** Tries this pass's edits of the best trace. */
    abstract void run(Door door);

    /** Returns how many answers a step of the best trace has; 0 when there is no such step any more. */
    private static int answers(Door door, int step) {
        return step < door.best().size() ? door.best().step(step).answers().size() : 0;
    }
}
