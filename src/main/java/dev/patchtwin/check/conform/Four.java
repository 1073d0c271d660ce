package dev.patchtwin.check.conform;

import dev.patchtwin.conform.run.CProgram;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Model;
import java.util.Map;
import java.util.Optional;

/** The C and the model, before the patch and after it: makes twins of any two of the four. */
final class Four {
    private final ConformPlan plan;
    private final CProgram before;
    private final CProgram after;
    private final Contract contract;

    Four(ConformPlan plan, CProgram before, CProgram after) {
        this.plan = plan;
        this.before = before;
        this.after = after;
        contract = new Contract(plan.declared());
    }

    CProgram program(boolean ofAfter) {
        return ofAfter ? after : before;
    }

    /** Returns a twin of a couple. */
    Twin twin(Couple couple, Map<String, Integer> world) {
        return twin(couple, world, new CLog.Pair(Optional.empty(), Optional.empty()));
    }

    /** Returns a twin of a couple whose C is heard. */
    Twin twin(Couple couple, Map<String, Integer> world, CLog.Pair logs) {
        return switch (couple) {
            case BEFORE ->
                new Twin(
                        inC(plan.before(), before, world, logs.left()),
                        plan.before().create(world),
                        Contract.strict());
            case AFTER ->
                new Twin(
                        inC(plan.after(), after, world, logs.left()),
                        plan.after().create(world),
                        Contract.strict());
            case PATCH ->
                new Twin(
                        inC(plan.before(), before, world, logs.left()),
                        inC(plan.after(), after, world, logs.right()),
                        contract);
        };
    }

    /** Returns a twin of the two models, without any C. */
    Twin models(Map<String, Integer> world) {
        return new Twin(plan.before().create(world), plan.after().create(world), contract);
    }

    /** Returns a twin of one function, in C and in its model. */
    Twin function(String name, boolean ofAfter, Optional<CLog> log) {
        Conformable function = plan.models(ofAfter).functions().get(name);
        if (function == null) {
            throw new IllegalArgumentException("function=" + name);
        }
        return new Twin(
                inC(function, program(ofAfter), plan.smallWorld(), log),
                function.create(plan.smallWorld()),
                Contract.strict());
    }

    private static Model inC(Conformable factory, CProgram program, Map<String, Integer> world, Optional<CLog> log) {
        return factory.create(world, log.isPresent() ? program.open(log.get()) : program.open());
    }
}
