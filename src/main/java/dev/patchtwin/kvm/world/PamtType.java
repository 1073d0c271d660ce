package dev.patchtwin.kvm.world;

/** Page types that the TDX module keeps in its PAMT; docs/domain.md §1.3. The numbers are the module's. */
public final class PamtType {
    /** Not owned by the module. */
    public static final int NDA = 0;
    /** Guest data. */
    public static final int REG = 3;
    /** TD root. */
    public static final int TDR = 4;
    /** Control page of a TD or a vCPU. */
    public static final int TDCX = 5;
    /** vCPU root. */
    public static final int TDVPR = 6;
    /** S-EPT table. */
    public static final int EPT = 8;

    /** How many bits a type takes. */
    static final int BITS = 4;

    private PamtType() {}

    /** Returns the module's name of a type. */
    public static String name(int type) {
        return switch (type) {
            case NDA -> "NDA";
            case REG -> "REG";
            case TDR -> "TDR";
            case TDCX -> "TDCX";
            case TDVPR -> "TDVPR";
            case EPT -> "EPT";
            default -> throw new IllegalArgumentException("type=" + type);
        };
    }
}
