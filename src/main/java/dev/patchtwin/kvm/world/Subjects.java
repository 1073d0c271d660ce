package dev.patchtwin.kvm.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of everything that questions and observations are about. A page is named by the part it plays ("the S-EPT
 * page of the level-1 table at gfn 0"), never by its frame number, so that two versions which free in another order still
 * compare page by page.
 */
public final class Subjects {
    /** Nothing in particular: the VM or the host as a whole. */
    public static final int NONE = 0;
    /** What {@code virt_to_page(NULL)} gives: no page at all. */
    public static final int BAD_PAGE = 1;
    /** A page in the hands of another user of the allocator. */
    public static final int OTHER = 2;
    /** The TD root page. */
    public static final int TDR = 3;

    private static final int PER_POSITION = 3;

    private final List<String> names = new ArrayList<>();
    private final int tdcs;
    private final int vcpus;
    private final int vcpuStride;
    private final int gfns;
    private final int packages;
    private final int regions;
    private final int positions;

    /** Lists the names for a world with so many regions of memory whose PAMT backing is dynamic. */
    Subjects(Shape shape, int regionCount) {
        names.addAll(List.of("-", "bad-page", "other", "tdr"));
        tdcs = names.size();
        for (int i = 0; i < shape.tdcsPages; i++) {
            names.add("tdcs" + i);
        }
        vcpus = names.size();
        for (int v = 0; v < shape.vcpus; v++) {
            String vcpu = "vcpu" + v;
            names.addAll(List.of(
                    vcpu, vcpu + "/external_spt-cache", vcpu + "/spt-cache", vcpu + "/header-cache", vcpu + "/tdvpr"));
            for (int i = 0; i < shape.tdcxPages; i++) {
                names.add(vcpu + "/tdcx" + i);
            }
        }
        vcpuStride = 5 + shape.tdcxPages;
        gfns = names.size();
        for (int g = 0; g < shape.gfns; g++) {
            names.add("gfn" + shape.gfn(g));
            names.add("data@gfn" + shape.gfn(g));
        }
        packages = names.size();
        for (int p = 0; p < shape.packages; p++) {
            names.add("package" + p);
        }
        regions = names.size();
        IntStream.range(0, regionCount).forEach(r -> names.add("region" + r));
        positions = names.size();
        for (int p = 0; p < shape.positions(); p++) {
            String place = "@gfn" + shape.firstGfn(p) + "/l" + shape.level(p);
            names.addAll(List.of("mirror" + place, "direct" + place, "sept" + place));
        }
    }

    /** Returns all names, in the order of their ids. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Returns the name of a subject. */
    public String name(int subject) {
        return names.get(subject);
    }

    /** Returns the id of a TDCS page. */
    public int tdcs(int index) {
        return tdcs + index;
    }

    /** Returns the id of a vCPU. */
    public int vcpu(int vcpu) {
        return vcpus + vcpu * vcpuStride;
    }

    /** Returns the id of a vCPU's cache of external page tables; each page in it has this name. */
    public int externalSptCache(int vcpu) {
        return vcpu(vcpu) + 1;
    }

    /** Returns the id of a vCPU's cache of page tables. */
    public int sptCache(int vcpu) {
        return vcpu(vcpu) + 2;
    }

    /** Returns the id of a vCPU's cache of page-table headers. */
    public int headerCache(int vcpu) {
        return vcpu(vcpu) + 3;
    }

    /** Returns the id of a vCPU's TDVPR page. */
    public int tdvpr(int vcpu) {
        return vcpu(vcpu) + 4;
    }

    /** Returns the id of a TDCX page of a vCPU. */
    public int tdcx(int vcpu, int index) {
        return vcpu(vcpu) + 5 + index;
    }

    /** Returns the id of the gfn with this index. */
    public int gfn(int gfnIndex) {
        return gfns + 2 * gfnIndex;
    }

    /** Returns the id of the guest_memfd page behind the gfn with this index. */
    public int data(int gfnIndex) {
        return gfns + 2 * gfnIndex + 1;
    }

    /** Returns the id of a processor package. */
    public int processorPackage(int index) {
        return packages + index;
    }

    /** Returns the id of a region of memory whose PAMT backing is dynamic; its backing pages have this name too. */
    public int region(int index) {
        return regions + index;
    }

    /** Returns the id of the page table ({@code spt}) at a position of the mirror or the direct tree. */
    public int table(int position, boolean mirror) {
        return positions + PER_POSITION * position + (mirror ? 0 : 1);
    }

    /** Returns the id of the external page table ({@code external_spt}) at a position. */
    public int externalSpt(int position) {
        return positions + PER_POSITION * position + 2;
    }

    /** Tells whether a subject is an external page table: a page of the S-EPT. */
    public boolean isExternalSpt(int subject) {
        return subject >= positions && (subject - positions) % PER_POSITION == 2;
    }

    /** Tells whether a subject is a page table that the kernel itself reads and writes. */
    public boolean isTable(int subject) {
        return subject >= positions && (subject - positions) % PER_POSITION != 2;
    }
}
