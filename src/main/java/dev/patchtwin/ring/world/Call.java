package dev.patchtwin.ring.world;

/** What the driver calls the host and the device for. */
enum Call {
    SET_SHARED("host_set_shared"),
    SET_PRIVATE("host_set_private"),
    REGISTER("shring_dev_register"),
    UNREGISTER("shring_dev_unregister"),
    POST("shring_dev_post"),
    WAIT("shring_dev_wait"),
    CANCEL("shring_dev_cancel"),
    TAKE("shring_dev_take");

    private static final int RESULT_BITS = 16;

    private final String text;

    Call(String text) {
        this.text = text;
    }

    /** Shows that this was called for a ring or a slot, and gives back how it ended. */
    int ended(Machine machine, int subject, int result) {
        machine.emit(Channels.CALLS, subject, (long) ordinal() << RESULT_BITS | (result & 0xffff));
        return result;
    }

    /** Tells a reader what a word on {@code calls} means. */
    static String describe(String subject, long value) {
        String text = values()[(int) (value >>> RESULT_BITS)].text;
        return text + " " + subject + " -> " + Errno.name((short) value);
    }
}
