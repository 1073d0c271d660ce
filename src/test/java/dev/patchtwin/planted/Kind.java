package dev.patchtwin.planted;

import java.util.Optional;
import java.util.function.Function;

/** What is planted. */
enum Kind {
    /** Both sides are one automaton. */
    SAME(Alike::same),
    /** The states of one side have other numbers. */
    RENAMED(Alike::renamed),
    /** One side has several states where the other one has one. */
    SPLIT(Alike::split),
    /** What differs is in a state that nothing leads to. */
    UNREACHABLE(Alike::unreachable),
    /** Words of other subjects come in another order, where that does not count. */
    INTERLEAVED(Alike::interleaved),
    /** One side asks two questions the other way round. */
    ASKS_IN_ANOTHER_ORDER(Alike::asksInAnotherOrder),
    /** One side asks one question more, and does not care. */
    ASKS_MORE(Alike::asksMore),
    /** A situation must be met, and is. */
    MET(sower -> Alike.situation(sower, true)),
    /** A situation must be met, and never is. */
    UNMET(sower -> Alike.situation(sower, false)),

    /** Something else happens at one leaf. */
    EVENT(sower -> Different.event(sower, 0)),
    /** Something else happens at one leaf that needs several answers which are not nominal. */
    RARE(sower -> Different.event(sower, 2)),
    /** Something else happens when several pages are somewhere. */
    CROWD(Different::crowd),
    /** Something else happens on one of the pages. */
    ONE_PAGE(Different::onePage),
    /** Something else is shown by a state at rest. */
    STATE(Different::state),
    /** Something else is shown by a state in passing: by the time of rest it is gone. */
    PASSING(Different::passing),
    /** Something is shown later, but before rest. */
    LATE(Different::late),
    /** Something is lost for good, and shows at rest only. */
    LEAK(Different::leak),
    /** An operation is possible on one side only. */
    ENABLED(Different::enabled),
    /** One side stops. */
    HALT(Different::halt),
    /** One side asks about another subject, and is answered by itself. */
    ASKS_ABOUT_ANOTHER(Different::asksAboutAnother),
    /** One side goes by the first of two attempts, and the other one by the second. */
    ATTEMPTS(Different::attempts),
    /** Both sides break an invariant. */
    UNSAFE(Different::unsafe),
    /** Both sides are in a state that breaks an invariant. */
    UNSAFE_STATE(Different::unsafeState),
    /** One side breaks an invariant. */
    UNSAFE_ON_ONE_SIDE(Different::unsafeOnOneSide),
    /** One side throws. */
    THROWS(Different::breaks),

    /** All that differs is declared. */
    DECLARED(Contracts::declared),
    /** What a state shows at rest is declared. */
    DECLARED_STATE(Contracts::declaredState),
    /** Some of what differs is declared, and some is not. */
    DECLARED_TOO_NARROWLY(Contracts::tooNarrow),
    /** What differs is declared for the other side. */
    DECLARED_FOR_THE_OTHER_SIDE(Contracts::otherSide),
    /** Two declared differences share what differs. */
    OVERLAPPING(sower -> Contracts.overlapping(sower, true)),
    /** Of two declared differences the first one takes all. */
    OVERLAID(sower -> Contracts.overlapping(sower, false)),
    /** What is declared never happens. */
    UNUSED(Contracts::unused),
    /** One declared difference opens another one. */
    OPENED(sower -> Contracts.opened(sower, false)),
    /** One declared difference opens another one, which happens before that, too. */
    BEFORE_ITS_TIME(sower -> Contracts.opened(sower, true)),
    /** One side stops, as declared. */
    ENDS(sower -> Contracts.ends(sower, true)),
    /** One side stops, and only what it says is declared. */
    ENDS_UNDECLARED(sower -> Contracts.ends(sower, false));

    @SuppressWarnings("ImmutableEnumChecker") // what plants has no state
    private final Function<Sower, Optional<Plan>> planting;

    Kind(Function<Sower, Optional<Plan>> planting) {
        this.planting = planting;
    }

    /** Plants it into a random automaton; empty where that one has no place for it. */
    Optional<Plan> plant(Sower sower) {
        return planting.apply(sower);
    }
}
