package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Picture.Branch;
import dev.patchtwin.model.Picture.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a host: its pages, the mirror and the direct tree of its VM with every SPTE that is not empty, and the notes of
 * {@link Notes}. Everything is called by the part it plays and listed in an order that does not depend on frame numbers, so
 * that equal states make equal pictures. Of a host that has panicked nothing is left to draw but that it has.
 */
final class Drawing {
    private final Machine machine;
    private final PhysicalPages pages;
    private final Kvm kvm;
    private final SpPool sps;
    private final PageLooks looks;
    private final Observer observer;
    private final Notes notes;

    Drawing(Kernel kernel, PageLooks looks, Observer observer) {
        machine = kernel.machine;
        pages = machine.pages;
        kvm = kernel.kvm;
        sps = kernel.sps;
        this.looks = looks;
        this.observer = observer;
        notes = new Notes(kernel);
    }

    Picture picture() {
        if (machine.log.panicked()) {
            return new Picture(List.of(), List.of(), notes.ofPanic());
        }
        return new Picture(cells(), trees(), notes.all());
    }

    /** Lists the pages that are in use or that the TDX module owns: by name, by VM, and then by how they look. */
    private List<Cell> cells() {
        return IntStream.range(0, pages.count())
                .filter(frame -> looks.of(frame) != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(pages::name)
                        .thenComparingInt(pages::vm)
                        .thenComparingInt(looks::of))
                .map(frame -> new Cell(name(frame), looks.of(frame)))
                .toList();
    }

    /** A page of the first VM is called as a trace calls it, one of a later VM with that VM's number too. */
    private String name(int frame) {
        int name = pages.name(frame);
        boolean later = pages.vm(frame) > 1 && name != Subjects.OTHER;
        return machine.subjects.name(name) + (later ? " vm" + pages.vm(frame) : "");
    }

    /** Draws the trees of {@code arch.tdp_mmu_roots}, newest root first. */
    private List<Branch> trees() {
        List<Branch> roots = new ArrayList<>();
        for (int i = 0; i < kvm.roots(); i++) {
            KvmMmuPage root = kvm.tdpMmuRoot(i);
            roots.add(new Branch(observer.describeRoot(root, i), entries(root)));
        }
        return roots;
    }

    private List<Branch> entries(KvmMmuPage sp) {
        List<Branch> branches = new ArrayList<>();
        for (int entry = 0; entry < sp.entries(); entry++) {
            long spte = sp.spte(entry);
            if (spte == Spte.NONPRESENT) {
                continue;
            }
            String text = observer.describeEntry(sp, entry);
            if (sp.level() > 1 && Spte.isShadowPresent(spte)) {
                KvmMmuPage child = sps.child(spte);
                branches.add(new Branch(text + notes.externalSpt(child), entries(child)));
            } else {
                branches.add(new Branch(text, List.of()));
            }
        }
        return branches;
    }
}
