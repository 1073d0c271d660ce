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
                        door.improves(without(door.best(), from, from + length));
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
                    List<Trace.Step> rest = without(door.best(), late, late + 1);
                    door.improves(without(rest, early, early + 1));
                }
            }
        }
    },
    /** Drops answers, so that fewer things go wrong: all of a step, then each. */
    ANSWERS {
        @Override
        void run(Door door) {
            for (int i = door.best().size() - 1; i >= 0; i--) {
                if (i < door.best().size()) {
                    door.improves(with(door.best(), i, List.of()));
                }
                int count = i < door.best().size() ? door.best().get(i).answers().size() : 0;
                for (int a = count - 1; a >= 0; a--) {
                    if (i < door.best().size() && a < door.best().get(i).answers().size()) {
                        List<Trace.Answer> fewer =
                                new ArrayList<>(door.best().get(i).answers());
                        fewer.remove(a);
                        door.improves(with(door.best(), i, fewer));
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
                for (int a = 0; i < door.best().size() && a < door.best().get(i).answers().size(); a++) {
                    plainer(door, i, a);
                }
            }
        }

        private void plainer(Door door, int step, int answer) {
            Trace.Answer old = door.best().get(step).answers().get(answer);
            for (int value = 1; value < old.answer(); value++) {
                List<Trace.Answer> changed = new ArrayList<>(door.best().get(step).answers());
                changed.set(answer, new Trace.Answer(old.question(), old.subject(), old.attempt(), value));
                if (door.improves(with(door.best(), step, changed))) {
                    return;
                }
            }
        }
    },
    /** Puts one operation in the place of two neighbours, with the answers of both. */
    TWO_TO_ONE {
        @Override
        void run(Door door) {
            for (int i = 0; i + 1 < door.best().size(); i++) {
                for (Operation operation : door.operations()) {
                    if (i + 1 >= door.best().size()) {
                        return;
                    }
                    List<Trace.Answer> both =
                            new ArrayList<>(door.best().get(i).answers());
                    both.addAll(door.best().get(i + 1).answers());
                    List<Trace.Step> candidate = without(door.best(), i, i + 1);
                    candidate.set(i, new Trace.Step(operation, both));
                    door.improves(candidate);
                }
            }
        }
    },
    /** Gives an argument another value wherever it stands: in all operations, and in what the answers are about. */
    RENAMED_ARGUMENTS {
        @Override
        void run(Door door) {
            for (Renaming renaming : Renaming.all(door.vocabulary())) {
                door.improves(renaming.apply(door.best()));
            }
        }
    },
    /** Puts an operation of the same name with smaller arguments in the place of one. */
    SMALLER_ARGUMENTS {
        @Override
        void run(Door door) {
            for (int i = 0; i < door.best().size(); i++) {
                Operation old = door.best().get(i).operation();
                for (Operation other : door.operations()) {
                    if (i < door.best().size() && other.id() < old.id() && other.name().equals(old.name())) {
                        List<Trace.Step> candidate = new ArrayList<>(door.best());
                        candidate.set(i, new Trace.Step(other, door.best().get(i).answers()));
                        door.improves(candidate);
                    }
                }
            }
        }
    };

    /** Tries this pass's edits of the best trace. */
    abstract void run(Door door);

    private static List<Trace.Step> without(List<Trace.Step> steps, int from, int to) {
        List<Trace.Step> rest = new ArrayList<>(steps);
        rest.subList(from, to).clear();
        return rest;
    }

    private static List<Trace.Step> with(List<Trace.Step> steps, int index, List<Trace.Answer> answers) {
        List<Trace.Step> changed = new ArrayList<>(steps);
        changed.set(index, new Trace.Step(steps.get(index).operation(), answers));
        return changed;
    }
}
