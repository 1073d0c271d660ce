package dev.patchtwin.ring.world;

import dev.patchtwin.model.Question;
import java.util.List;

/** What the driver does not determine: whether a page can be had, and what the host and the device answer. */
public final class Questions {
    /** Whether a page can be allocated, by the slot it is for. */
    public static final Question ALLOC = new Question(0, "alloc", List.of("ok", "ENOMEM"));
    /** Whether a page can be shared with the host; after the last answer it is shared all the same. */
    public static final Question SET_SHARED = new Question(1, "set-shared", List.of("ok", "EIO", "EIO-shared"));
    /** Whether a page can be made private again. */
    public static final Question SET_PRIVATE = new Question(2, "set-private", List.of("ok", "EIO"));
    /** Whether the device takes a ring; after the last answer it knows the pages all the same. */
    public static final Question REGISTER = new Question(3, "register", List.of("ok", "EIO", "EIO-registered"));
    /** Whether the device forgets a ring. */
    public static final Question UNREGISTER = new Question(4, "unregister", List.of("ok", "EIO"));
    /** Whether the device is done with a slot in time. */
    public static final Question WAIT = new Question(5, "wait", List.of("done", "timeout"));
    /** Whether the device lets go of a slot before it is done with it. */
    public static final Question CANCEL = new Question(6, "cancel", List.of("ok", "EBUSY"));

    /** All questions, in the order of their ids. */
    public static final List<Question> ALL =
            List.of(ALLOC, SET_SHARED, SET_PRIVATE, REGISTER, UNREGISTER, WAIT, CANCEL);

    private Questions() {}
}
