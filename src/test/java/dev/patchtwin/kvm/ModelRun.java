package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one side by hand: operations as text, planned answers, and what was shown as text. */
public final class ModelRun implements Oracle {
    private final Model model;
    private final Vocabulary vocabulary;
    private final Observation out;
    private final Map<String, String> planned = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, List<String>> shown = new HashMap<>();

    /** Starts a model of a side; the world has small caches unless overridden, {@code name=value}. */
    public ModelRun(Side side, String... overrides) {
        this(side == Side.BEFORE ? new BeforeFactory() : new AfterFactory(), overrides);
    }

    /** Starts a model of a factory. */
    public ModelRun(ModelFactory factory, String... overrides) {
        model = factory.create(world(factory.parameters(), overrides));
        vocabulary = model.vocabulary();
        out = new Observation(vocabulary.channels().size());
    }

    /** Returns the standard world with caches as small as they can be, and these values instead. */
    public static Map<String, Integer> world(String... overrides) {
        return world(Shape.PARAMETERS, overrides);
    }

    /** Returns the same for a model that has these parameters. */
    public static Map<String, Integer> world(List<Parameter> parameters, String... overrides) {
        Map<String, Integer> world = new HashMap<>();
        for (Parameter parameter : parameters) {
            world.put(parameter.name(), parameter.standard());
        }
        world.put("cache-capacity", 5);
        for (String override : overrides) {
            String[] pair = override.split("=", 2);
            assertThat(world).containsKey(pair[0]);
            world.put(pair[0], Integer.valueOf(pair[1]));
        }
        return world;
    }

    /** Plans an answer for the next operation: {@code question subject attempt answer}. */
    public ModelRun answer(String question, String subject, int attempt, String answer) {
        Question asked = vocabulary.question(question).orElseThrow();
        assertThat(asked.answers()).contains(answer);
        assertThat(vocabulary.subjects()).contains(subject);
        planned.put(question + " " + subject + " " + attempt, answer);
        return this;
    }

    /** Plans the plain error, at the first attempt. */
    public ModelRun fail(String question, String subject) {
        return answer(question, subject, 1, "TDX_OPERAND_INVALID");
    }

    /** Plans contention, at an attempt. */
    public ModelRun busy(String question, String subject, int attempt) {
        return answer(question, subject, attempt, "TDX_OPERAND_BUSY");
    }

    /** Does operations, each of which must be possible; what is shown afterwards is what the last one showed. */
    public ModelRun run(String... operations) {
        for (String text : operations) {
            Operation operation = vocabulary.operation(text).orElseThrow(() -> new AssertionError("no operation " + text));
            assertThat(enabled()).as("possible operations").contains(text);
            out.clear();
            attempts.clear();
            shown.clear();
            model.apply(operation, this, out);
            for (Channel channel : vocabulary.channels()) {
                if (channel.kind() != Channel.Kind.EVENTS) {
                    model.observe(channel, out);
                }
                shown.put(channel.name(), words(channel));
            }
            assertThat(planned).as("answers never asked for during " + text).isEmpty();
        }
        return this;
    }

    private List<String> words(Channel channel) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < out.size(channel); i++) {
            words.add(model.describe(channel, out.word(channel, i)));
        }
        return words;
    }

    @Override
    public int ask(Question question, int subject) {
        String name = vocabulary.subjects().get(subject);
        int attempt = attempts.merge(question.name() + " " + name, 1, Integer::sum);
        String answer = planned.remove(question.name() + " " + name + " " + attempt);
        return answer == null ? 0 : question.answers().indexOf(answer);
    }

    /** Returns what the last operation showed on a channel. */
    public List<String> on(String channel) {
        return shown.getOrDefault(channel, List.of());
    }

    /** Returns the SEAMCALLs of the last operation, short: {@code MEM.SEPT.ADD sept@gfn0/l3}, with the status if not OK. */
    public List<String> seamcalls() {
        return on("seamcalls").stream()
                .map(s -> s.replaceFirst("^TDH\\.", "").replace(" -> TDX_SUCCESS", "").replace(" -> TDX_", " !").replace(" -", ""))
                .toList();
    }

    /** Returns what the operation gave back. */
    public String result() {
        return on("returns").get(0).replace("returns ", "");
    }

    /** Returns the operations that are possible now. */
    public List<String> enabled() {
        OperationSet set = new OperationSet(vocabulary.operations().size());
        model.enabled(set);
        return vocabulary.operations().stream()
                .filter(o -> set.contains(o.id()))
                .map(Operation::text)
                .toList();
    }

    /** Returns the names of the leaked pages, after the VM is gone. */
    public List<String> leaks() {
        return on("leaks").stream().map(s -> s.split(" ", 2)[0]).toList();
    }

    /** Tells whether a probe was met, by a part of its text. */
    public boolean met(String probe) {
        for (int i = 0; i < vocabulary.probes().size(); i++) {
            if (vocabulary.probes().get(i).contains(probe)) {
                return (out.covered() & (1L << i)) != 0;
            }
        }
        throw new AssertionError("no probe " + probe);
    }

    /** Returns the model. */
    public Model model() {
        return model;
    }

    /** Creates a VM with its TD and its vCPUs, finalized. */
    public ModelRun runnable() {
        run("create-vm", "init-td");
        for (Operation operation : vocabulary.operations()) {
            if (operation.name().equals("init-vcpu")) {
                run(operation.text());
            }
        }
        return run("finalize-vm");
    }
}
