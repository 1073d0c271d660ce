package dev.patchtwin.check;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Parses YAML that is not deep. The library makes nodes of what is parsed by calling itself for each level, without an end: a
 * page of brackets would overflow the stack.
 */
final class ShallowParser implements Parser {
    /** No file of ours has half as many. */
    static final int MOST_LEVELS = 30;

    private final Parser parser;
    private int level;

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

    /** @throws ParserException where it is too deep */
    @Override
    public Event next() {
        Event event = parser.next();
        if (event instanceof CollectionStartEvent && ++level > MOST_LEVELS) {
            throw new ParserException("this stands in more than " + MOST_LEVELS + " others", event.getStartMark());
        }
        level -= event instanceof CollectionEndEvent ? 1 : 0;
        return event;
    }
}
