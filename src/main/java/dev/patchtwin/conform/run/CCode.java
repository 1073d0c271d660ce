package dev.patchtwin.conform.run;

import dev.patchtwin.conform.run.CProcess.Died;
import dev.patchtwin.model.Foreign;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The C in the middle of one model. A call goes down the tree of what the C is known to do; where the tree ends, the C is asked.
 * Every call that has come to its end is noted, and the C carries out what was noted once more, a batch at a time.
 */
final class CCode implements Foreign, AutoCloseable {
    private static final int MOST_ANSWERS = 4096;
    private static final Death ENDLESS =
            Death.of("it asks more than " + MOST_ANSWERS + " questions in one call, or reports without end");
    private static final Death FICKLE =
            Death.of("it does not do the same twice: something survives a call, or is not initialized");
    private static final Death NONSENSE =
            Death.of("it answers with what the runner never writes: it has written to the pipe itself");

    private final CProgram program;
    private final Words request = new Words();
    private Batch noted = new Batch();
    private Batch sent = new Batch();
    private @Nullable CProcess process;

    CCode(CProgram program) {
        this.program = program;
    }

    @Override
    public long call(String function, long[] arguments, World world) {
        Call call = new Call(function, arguments);
        CallPath path = program.known(call);
        if (path == null) {
            path = program.learnt(call, learn(call, new long[0], new long[0]));
        }
        long[] answers = new long[8];
        for (int count = 0; ; ) {
            long answer = happen(path, world);
            if (path.dies) {
                world.died();
                return 0;
            }
            if (!path.asks) {
                note(call, answers, count, path.digest);
                return path.result;
            }
            answers = count < answers.length ? answers : Arrays.copyOf(answers, 2 * count);
            answers[count++] = answer;
            path = after(path, call, answers, count);
        }
    }

    /** Returns what the world says last. */
    private static long happen(CallPath path, World world) {
        long answer = 0;
        for (int i = 0; i < path.events.length; i++) {
            answer = world.on(path.events[i], path.numbers[i]);
        }
        return answer;
    }

    private CallPath after(CallPath path, Call call, long[] answers, int count) {
        long answer = answers[count - 1];
        CallPath next = path.after(answer);
        if (next == null) {
            next = path.add(answer, learn(call, Arrays.copyOf(answers, count), path.words));
        }
        return next;
    }

    /* --- what is not known yet --- */

    private CallPath learn(Call call, long[] answers, long[] before) {
        receive();
        if (program.isHopeless()) {
            return CallPath.death(before);
        }
        if (answers.length >= MOST_ANSWERS) {
            return dead(call, answers, ENDLESS, before);
        }
        try {
            // Started first: before that nobody knows the numbers of functions.
            CProcess now = running();
            request.clear();
            Batch.addCall(request, function(call), call.arguments, answers, answers.length);
            now.send(Wire.FULL, request);
            CallPath path = path(call, answers, before, new Wire.Row(now.read()));
            rest();
            return path;
        } catch (Died e) {
            stop();
            return dead(call, answers, e.death(), before);
        } catch (IOException e) {
            stop();
            return dead(call, answers, NONSENSE, before);
        }
    }

    private CallPath path(Call call, long[] answers, long[] before, Wire.Row reply) throws IOException {
        long status = reply.next();
        long[] words = reply.row();
        long result = reply.next();
        reply.end();
        if (status == Wire.TOO_MUCH) {
            return dead(call, answers, ENDLESS, before);
        }
        int unlike = Arrays.mismatch(before, words);
        if (unlike >= 0 && unlike < before.length) {
            return dead(call, answers, FICKLE, before);
        }
        if (status != Wire.RETURNED && status != Wire.ASKS) {
            throw new Wire.Nonsense("it ends a call with " + status);
        }
        return CallPath.of(words, before.length, running().greeting().events(), status == Wire.ASKS, result);
    }

    private CallPath dead(Call call, long[] answers, Death death, long[] before) {
        program.trouble(new CProgram.Trouble(
                call.function,
                LongStream.of(call.arguments).boxed().toList(),
                LongStream.of(answers).boxed().toList(),
                death));
        return CallPath.death(before);
    }

    private CProcess running() {
        CProcess now = process;
        if (now == null) {
            now = program.borrow();
            process = now;
        }
        return now;
    }

    private int function(Call call) {
        int number = program.functions().indexOf(call.function);
        if (number < 0) {
            throw new CException("the shims offer no function '" + call.function + "'");
        }
        return number;
    }

    /* --- what is known, and done once more --- */

    private void note(Call call, long[] answers, int count, long digest) {
        noted.add(function(call), call.arguments, answers, count, digest);
        if (noted.isFull()) {
            send();
        }
    }

    /** Sends what was noted; meanwhile the model goes on. */
    private void send() {
        receive();
        if (noted.isEmpty()) {
            return;
        }
        Batch full = noted;
        noted = sent;
        sent = full;
        try {
            running().send(Wire.BRIEF, sent.calls());
        } catch (Died e) {
            stop();
            accuse(e.death());
        }
    }

    private void receive() {
        if (sent.isEmpty()) {
            return;
        }
        try {
            long[] came = running().read();
            rest();
            program.carriedOut(sent);
            int unlike = sent.firstUnlike(came);
            if (unlike >= 0) {
                trouble(sent.each().get(unlike), FICKLE);
            }
            sent.clear();
        } catch (Died e) {
            stop();
            accuse(e.death());
        }
    }

    /** The C has died in the middle of a batch: finds the call at which it does, or takes the first. */
    private void accuse(Death death) {
        List<Batch.Sent> calls = sent.each();
        sent.clear();
        for (Batch.Sent call : calls) {
            try {
                request.clear();
                Batch.addCall(request, call.function, call.arguments, call.answers, call.answers.length);
                running().send(Wire.FULL, request);
                running().read();
                rest();
            } catch (Died e) {
                stop();
                trouble(call, e.death());
                return;
            }
        }
        trouble(calls.get(0), death);
    }

    private void trouble(Batch.Sent call, Death death) {
        String function = program.functions().get(call.function);
        program.trouble(new CProgram.Trouble(
                function,
                LongStream.of(call.arguments).boxed().toList(),
                LongStream.of(call.answers).boxed().toList(),
                death));
    }

    /** Waits until all that was noted is done. */
    void finish() {
        send();
        receive();
    }

    /** Lets others have the process. */
    private void rest() {
        program.giveBack(Objects.requireNonNull(process));
        process = null;
    }

    private void stop() {
        Objects.requireNonNull(process).close();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
