package dev.patchtwin.kvm.world;

/** What no version of the code may break; docs/domain.md §5. The constant's ordinal + 1 is the number there. */
public enum Invariant {
    S1("a page that the TDX module still owns was freed"),
    S2("a page or a page-table header was freed twice"),
    S3("a page table was used or freed while someone could still read it"),
    S4("an S-EPT page was leaked although the module had given it back"),
    S5("a teardown without any fault leaked a page or kept the HKID"),
    S6("pages do not add up: a page has no holder, or more than one"),
    S7("the reclaim hook ran for a page table it must not run for"),
    S8("a page was reclaimed while the HKID was still assigned"),
    S9("an SPTE stayed frozen after the operation that froze it"),
    S10("the mirror and the S-EPT disagree about a page table"),
    S11("a bugged VM is not dead, or is not bugged any more"),
    S12("a page table that was never linked went through the reclaim hook"),
    S13("a page that could not be reclaimed was reset"),
    S14("a page table or its header was leaked"),
    S15("an RCU callback was still pending when the control pages were reclaimed"),
    S16("PAMT backing was to be removed while a page of its region was the module's"),
    S17("a reference on PAMT backing was dropped that nobody held"),
    S18("a page is the module's although its region has no PAMT backing"),
    S19("at rest, a region has more or fewer references on its PAMT backing than leaked pages and lost backing hold");

    private final String meaning;

    Invariant(String meaning) {
        this.meaning = meaning;
    }

    /** Returns what it means when this appears, in a sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
