package dev.patchtwin.kvm.world;

/** Linux error numbers that the modelled code returns. */
public final class Errno {
    public static final int EINTR = -4;
    public static final int EIO = -5;
    public static final int EAGAIN = -11;
    public static final int ENOMEM = -12;
    public static final int EBUSY = -16;
    public static final int EINVAL = -22;

    private Errno() {}

    /** Returns the name of a result: {@code 0} or {@code -EIO}. */
    public static String name(int result) {
        return switch (result) {
            case 0 -> "0";
            case EINTR -> "-EINTR";
            case EIO -> "-EIO";
            case EAGAIN -> "-EAGAIN";
            case ENOMEM -> "-ENOMEM";
            case EBUSY -> "-EBUSY";
            case EINVAL -> "-EINVAL";
            default -> Integer.toString(result);
        };
    }
}
