package dev.patchtwin.planted;

import dev.patchtwin.engine.toy.PlainModel;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Symmetric;

/** Models through which an engine seems to make a mistake. */
class Spoilt extends PlainModel {
    Spoilt(Model model) {
        super(model);
    }

    /** Nothing is seen of its first channel of state. */
    static final class Deaf extends Spoilt {
        private final Channel unheard;
        private final Observation scratch;

        Deaf(Model model) {
            super(model);
            unheard = vocabulary().channels().stream()
                    .filter(channel -> channel.kind() == Channel.Kind.STATE)
                    .findFirst()
                    .orElseThrow();
            scratch = new Observation(vocabulary().channels().size());
        }

        @Override
        public void apply(Operation operation, Oracle oracle, Observation out) {
            scratch.clear();
            scratch.forgetCovered();
            model.apply(operation, oracle, scratch);
            for (Channel channel : vocabulary().channels()) {
                for (int i = 0; i < scratch.size(channel) && !channel.equals(unheard); i++) {
                    out.emit(channel, scratch.word(channel, i));
                }
                if ((scratch.touched() >>> channel.id() & 1) != 0) {
                    out.touch(channel);
                }
            }
            for (int probe = 0; probe < vocabulary().probes().size(); probe++) {
                if ((scratch.covered() >>> probe & 1) != 0) {
                    out.cover(probe);
                }
            }
        }

        @Override
        public void observe(Channel channel, Observation out) {
            if (!channel.equals(unheard)) {
                model.observe(channel, out);
            }
        }
    }

    /** The last answer to a question is never given. */
    static final class NeverTheLast extends Spoilt {
        NeverTheLast(Model model) {
            super(model);
        }

        @Override
        public void apply(Operation operation, Oracle oracle, Observation out) {
            model.apply(
                    operation,
                    (question, subject) -> {
                        int answer = oracle.ask(question, subject);
                        return answer == question.answers().size() - 1 ? 0 : answer;
                    },
                    out);
        }
    }

    /** One state in four is taken for one and the same. */
    static final class Colliding extends Spoilt implements Symmetric {
        private final StateWriter bits = new StateWriter();

        Colliding(Model model) {
            super(model);
        }

        @Override
        public int symmetries() {
            return 2;
        }

        @Override
        public void saveSwapped(StateWriter out, int way) {
            bits.clear();
            model.save(bits);
            boolean collides = way == 1 && Math.floorMod(bits.piece(0, 32) * 31, 4) == 1;
            if (collides) {
                out.write(0, bits.bits());
            } else {
                model.save(out);
            }
        }
    }
}
