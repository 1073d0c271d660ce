package dev.patchtwin.check;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * A YAML parser that goes no deeper than files of ours do. The library composes what is nested by recursion, so that a few
 * thousand brackets would otherwise use up the stack.
 */
final class ShallowParser implements Parser {
    private static final int MOST_DEPTH = 50;

    private final Parser parser;
    private int depth;

    ShallowParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    /** @throws ParserException when the event is nested deeper than {@value #MOST_DEPTH} levels */
    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (depth > MOST_DEPTH) {
            throw new ParserException("nested deeper than " + MOST_DEPTH + " levels", event.getStartMark());
        }
        return event;
    }
}
