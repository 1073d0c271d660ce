package dev.patchtwin.ring.world;

/** What functions of the kernel give back. */
public final class Errno {
    public static final int EIO = -5;
    public static final int EAGAIN = -11;
    public static final int ENOMEM = -12;
    public static final int EBUSY = -16;
    public static final int ETIMEDOUT = -110;

    private Errno() {}

    /** Returns how it is written. */
    public static String name(int value) {
        return switch (value) {
            case EIO -> "-EIO";
            case EAGAIN -> "-EAGAIN";
            case ENOMEM -> "-ENOMEM";
            case EBUSY -> "-EBUSY";
            case ETIMEDOUT -> "-ETIMEDOUT";
            default -> Integer.toString(value);
        };
    }
}
