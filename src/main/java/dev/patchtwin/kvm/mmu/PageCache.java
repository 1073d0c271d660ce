package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageSource;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.SavedPages;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

/** {@code struct kvm_mmu_memory_cache} of pages; docs/domain.md §1.1. */
final class PageCache {
    private final Machine machine;
    private final PageSource source;
    private final SavedPages saved;
    private final int subject;
    private final int[] cells;
    /** How many pages are cached; the pages follow. */
    private final int base;

    private final int capacity;

    PageCache(Machine machine, int subject, PageSource source) {
        this.machine = machine;
        this.subject = subject;
        this.source = source;
        saved = machine.pages.saved;
        capacity = machine.shape.cacheCapacity;
        cells = machine.memory.cells();
        base = machine.memory.reserve(1 + capacity);
    }

    void clear() {
        Arrays.fill(cells, base, base + 1 + capacity, 0);
    }

    /** {@code mmu_memory_cache_nr_objects}. */
    int count() {
        return cells[base];
    }

    /** Returns a page that is in the cache, from 0. */
    int page(int index) {
        return cells[base + 1 + index];
    }

    private void push(int page) {
        cells[base + 1 + cells[base]++] = page;
    }

    /** {@code kvm_mmu_memory_cache_alloc}: takes the page that came last. */
    int pop() {
        int last = base + --cells[base] + 1;
        int page = cells[last];
        cells[last] = 0;
        return page;
    }

    /** {@code kvm_mmu_topup_memory_cache}: up to the capacity, but only when fewer than the minimum are left. */
    boolean topup() {
        if (count() < machine.shape.cacheMin) {
            while (count() < capacity) {
                int page = source.alloc(PageState.CACHE, subject, count());
                if (page == PhysicalPages.NULL) {
                    break;
                }
                push(page);
            }
        }
        return count() >= machine.shape.cacheMin;
    }

    /** {@code kvm_mmu_free_memory_cache}. */
    void free() {
        while (count() > 0) {
            source.free(pop());
        }
    }

    /** Returns how many pages there are, and in the lowest bit whether there is nothing unusual about any of them. */
    int summary() {
        return count() << 1 | (isUsual() ? 1 : 0);
    }

    private boolean isUsual() {
        boolean usual = true;
        for (int i = 0; i < count(); i++) {
            usual &= saved.isUsual(page(i), subject, PamtType.NDA);
        }
        return usual;
    }

    /** Writes the pages, if there is anything unusual about them: otherwise {@link #summary} says all. */
    void save(StateWriter out) {
        boolean usual = isUsual();
        for (int i = 0; !usual && i < count(); i++) {
            saved.save(out, page(i), subject, PamtType.NDA, PamtType.EPT);
        }
    }

    /** Reads what {@link #save} wrote. */
    void load(StateReader in, int counted) {
        boolean usual = (counted & 1) != 0;
        for (int i = 0; i < counted >> 1; i++) {
            push(usual
                    ? saved.loadUsual(PageState.CACHE, subject, PamtType.NDA)
                    : saved.load(in, PageState.CACHE, subject, PamtType.NDA, PamtType.EPT));
        }
    }
}
