package dev.patchtwin.gate;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import dev.patchtwin.gate.compile.Digests;
import dev.patchtwin.gate.remember.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What earlier gates have found out, by everything that it depends on. Only what passed is remembered: what did not is found
 * out again each time, so that it can be shown whole.
 */
final class Recollection {
    private static final String SAID = "said";

    private final Memory memory;
    private final Identity identity;
    private final End base;
    private final End head;
    private final Workbench bench;
    private final GateOptions options;
    private final Commands commands;

    Recollection(
            Memory memory,
            Identity identity,
            End base,
            End head,
            Workbench bench,
            GateOptions options,
            Commands commands) {
        this.memory = memory;
        this.identity = identity;
        this.base = base;
        this.head = head;
        this.bench = bench;
        this.options = options;
        this.commands = commands;
    }

    Commands commands() {
        return commands;
    }

    /** Returns what became of the models of a bundle, if it is known and nothing changed its meaning. */
    Optional<List<ModelOutcome>> models(String id) {
        return question(id).flatMap(memory::recall).map(answer -> {
            List<ModelOutcome> outcomes = new ArrayList<>();
            for (int i = 0; answer.containsKey("model." + i); i++) {
                outcomes.add(outcome(id, answer, "." + i));
            }
            return outcomes;
        });
    }

    private static ModelOutcome outcome(String id, Properties answer, String number) {
        String files = answer.getProperty("files" + number, "");
        return new ModelOutcome(
                id,
                answer.getProperty("model" + number, ""),
                Meaning.valueOf(answer.getProperty("meaning" + number, Meaning.UNKNOWN.name())),
                files.isEmpty() ? List.of() : List.of(files.split("\n", -1)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                List.of(answer.getProperty(SAID + number, "")),
                true);
    }

    void keepModels(String id, List<ModelOutcome> outcomes) {
        if (!outcomes.stream().allMatch(one -> one.meaning().isKept())) {
            return;
        }
        Properties answer = new Properties();
        answer.setProperty("bundle", id);
        for (int i = 0; i < outcomes.size(); i++) {
            ModelOutcome one = outcomes.get(i);
            answer.setProperty("model." + i, one.model());
            answer.setProperty("meaning." + i, one.meaning().name());
            answer.setProperty("files." + i, String.join("\n", one.files()));
            answer.setProperty(SAID + "." + i, String.join(" ", one.reasons()));
        }
        question(id).ifPresent(question -> memory.remember(question, answer));
    }

    private Optional<String> question(String id) {
        return bench.digests().flatMap(digests -> ask("models", digests, base.digest(id), head.digest(id)));
    }

    /** Returns what checking a bundle came to, if it is known and passed. */
    Optional<String> checked(String id) {
        return whole(id).flatMap(memory::recall).map(answer -> answer.getProperty(SAID));
    }

    void keepChecked(String id, CheckResult result) {
        keep(whole(id), result.verdict().text() + ", as an earlier run on the very same files found.");
    }

    private Optional<String> whole(String id) {
        return bench.headDigest().flatMap(models -> ask("check", models, head.digest(id)));
    }

    /** Tells whether the golden traces of a bundle are known to be as expected. */
    Optional<String> replayed(String id) {
        return goldens(id).flatMap(memory::recall).map(answer -> answer.getProperty(SAID));
    }

    void keepReplayed(String id) {
        keep(goldens(id), "The golden traces are as expected.");
    }

    private Optional<String> goldens(String id) {
        return bench.headDigest().flatMap(models -> ask("golden", models, head.digest(id)));
    }

    private void keep(Optional<String> question, String said) {
        Properties answer = new Properties();
        answer.setProperty(SAID, said);
        question.ifPresent(one -> memory.remember(one, answer));
    }

    private Optional<String> ask(String kind, String... about) {
        return identity.ofChecks().map(program -> ask(kind, program, List.of(about)));
    }

    private String ask(String kind, String program, List<String> about) {
        CheckOptions check = options.check();
        List<String> parts = new ArrayList<>(List.of(kind, program));
        parts.addAll(about);
        parts.add("seed " + check.seed() + " operations " + check.operations() + " conform "
                + check.conforms().isPresent());
        return Digests.of(parts);
    }
}
