package dev.patchtwin.conform.run;

import dev.patchtwin.conform.box.BoxedProcess;
import dev.patchtwin.model.Foreign;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The C of one side, compiled. It runs in as many processes as have something to do at once, and all models that have it in
 * their middle share what it is known to do. Safe for many threads.
 */
public final class CProgram implements AutoCloseable {
    /** What the C does once it has died so often says nothing new, and each time costs a process, or a time limit. */
    private static final int MOST_TROUBLES = 50;

    private static final int MOST_HANGS = 3;

    private final Supplier<BoxedProcess> starter;
    private final Map<Call, CallPath> trees = new ConcurrentHashMap<>();
    private final Deque<CProcess> idling = new ConcurrentLinkedDeque<>();
    private final Queue<CCode> open = new ConcurrentLinkedQueue<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile List<String> functions = List.of();
    private final AtomicReference<Wire.@Nullable Greeting> greeting = new AtomicReference<>();
    private volatile Consumer<long[]> repeat = batch -> {};
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong hangs = new AtomicLong();

    /**
     * Something that the C has done and must not do.
     *
     * @param function what was called
     * @param arguments on what
     * @param answers what it had been answered
     * @param death how it died
     */
    public record Trouble(String function, List<Long> arguments, List<Long> answers, Death death) {
        /** Copies the lists. */
        public Trouble {
            arguments = List.copyOf(arguments);
            answers = List.copyOf(answers);
        }
    }

    /** @param starter starts the program, as often as it has to be */
    public CProgram(Supplier<BoxedProcess> starter) {
        this.starter = starter;
    }

    /** Returns the C for one model. */
    public Foreign open() {
        CCode code = new CCode(this);
        open.add(code);
        return code;
    }

    /** Returns the C for one model; somebody hears all that it tells and asks. */
    public Foreign open(Listener listener) {
        Foreign code = open();
        return (function, arguments, world) -> code.call(function, arguments, new Heard(world, listener));
    }

    private record Heard(Foreign.World world, Listener listener) implements Foreign.World {
        @Override
        public long on(Foreign.Event event, long[] numbers) {
            listener.before(event, numbers);
            long answer = world.on(event, numbers);
            listener.after(event, answer);
            return answer;
        }

        @Override
        public void died() {
            world.died();
        }
    }

    /** Hears what the C tells and asks, in order; events of a call made inside another one come in between. */
    public interface Listener {
        /** An event comes; the world has not heard of it yet. */
        void before(Foreign.Event event, long[] numbers);

        /** The world has dealt with it; not called when the host has panicked over it. */
        void after(Foreign.Event event, long answer);
    }

    /** Says who gets, from now on, the calls that the C has carried out, a batch at a time: see {@link Rerun}. */
    public void repeatTo(Consumer<long[]> calls) {
        repeat = calls;
    }

    void carriedOut(Batch batch) {
        calls.addAndGet(batch.size());
        repeat.accept(batch.copy());
    }

    /**
     * Starts the C once, to see that it can be called.
     *
     * @param wanted the functions that the models want to call
     * @param understood the events that they understand
     * @throws CException when it dies at once, lacks a function, or reports what nobody understands
     */
    public void require(Set<String> wanted, Set<String> understood) {
        Wire.Greeting said = greeting();
        Set<String> offered = Set.copyOf(said.functions());
        for (String function : wanted) {
            if (!offered.contains(function)) {
                throw new CException(
                        "the shims offer no function '" + function + "', which the model calls; they offer "
                                + sorted(offered) + "; add a PT_FUNCTION(" + function + ")");
            }
        }
        for (Foreign.Event event : said.events()) {
            if (!understood.contains(event.name())) {
                throw new CException(event.file() + ":" + event.line() + ": error: the shim reports '" + event.name()
                        + "', which the model does not understand; it understands " + sorted(understood));
            }
        }
    }

    /** Asks a process that is not called afterwards: so the first one that is must greet in the same way. */
    private Wire.Greeting greeting() {
        try (CProcess process = started()) {
            return process.greeting();
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Returns what a call is known to do first, or null. */
    @Nullable
    CallPath known(Call call) {
        return trees.get(call);
    }

    /** Keeps what a call does first; when somebody else was first, that one stays. */
    CallPath learnt(Call call, CallPath path) {
        CallPath known = trees.putIfAbsent(call, path);
        return known != null ? known : path;
    }

    /**
     * Returns a process that has nothing to do, or a new one.
     *
     * @throws CException when it dies before it is called
     */
    CProcess borrow() {
        CProcess idle = idling.poll();
        return idle != null ? idle : started();
    }

    private CProcess started() {
        try {
            return start();
        } catch (CProcess.Died e) {
            throw new CException(
                    "the patch's C dies before it is called: " + e.death().what());
        }
    }

    /** Takes a process back whose answers were all read. */
    void giveBack(CProcess process) {
        idling.push(process);
    }

    private CProcess start() throws CProcess.Died {
        CProcess process = new CProcess(starter.get());
        Wire.Greeting said = process.greeting();
        if (!said.equals(greeting.updateAndGet(first -> first != null ? first : said))) {
            process.close();
            throw new CException("the patch's C does not greet the same twice: it has written to the pipe itself");
        }
        functions = said.functions();
        return process;
    }

    /** Returns the functions that can be called, by the numbers that they have in calls; none before it was ever started. */
    public List<String> functions() {
        return functions;
    }

    /** Whether the C has died so often that it is not worth while to run it where nobody knows yet what it does. */
    public boolean isHopeless() {
        return troubles.size() >= MOST_TROUBLES || hangs.get() >= MOST_HANGS;
    }

    void trouble(Trouble trouble) {
        if (trouble.death().isHang()) {
            hangs.incrementAndGet();
        }
        troubles.add(trouble);
    }

    /** Returns how many calls the C has carried out, from their begin to their end. */
    public long calls() {
        return calls.get();
    }

    /** Returns what the C has done and must not do, as often as it was let. */
    public List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Waits until everything that was called is done, so that what it came to is known. */
    public void finish() {
        open.forEach(CCode::finish);
    }

    @Override
    public void close() {
        open.forEach(CCode::close);
        open.clear();
        idling.forEach(CProcess::close);
        idling.clear();
    }
}
