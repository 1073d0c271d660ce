package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Question;
import dev.patchtwin.ring.world.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A situation in which a patched function is called by itself: what came before.
 *
 * @param text what it is, in a word
 * @param slot the slot that the function is called on, if it is called on one
 * @param stage makes it so
 */
record FunctionCase(String text, int slot, Stage stage) {
    private static final int MOST_SENT = 2;

    /** Comes to a situation. */
    @FunctionalInterface
    interface Stage {
        /**
         * Comes to it.
         *
         * @param ring one that was just made
         * @param call calls the function
         * @param failing the questions that are answered by an error from now on
         */
        void set(ShringDriver driver, Shring ring, PatchedFunction.Call call, Set<Question> failing);
    }

    /** The ring is closed: it may have leaked a page, and the device may know it, and may even have a slot of it. */
    static List<FunctionCase> ofOpen() {
        return List.of(
                new FunctionCase("new", 0, (driver, ring, call, failing) -> {}),
                new FunctionCase("after-a-leak", 0, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    failing.add(Questions.SET_PRIVATE);
                    driver.shringClose(ring);
                }),
                new FunctionCase("still-known", 0, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    failing.add(Questions.UNREGISTER);
                    driver.shringClose(ring);
                }),
                new FunctionCase("a-slot-still-held", 0, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    driver.shringSend(ring);
                    failing.addAll(Set.of(Questions.WAIT, Questions.CANCEL));
                    driver.shringClose(ring);
                }));
    }

    /** The ring is open, and some slots are in flight. */
    static List<FunctionCase> ofClose() {
        List<FunctionCase> cases = new ArrayList<>();
        for (int sent = 0; sent <= MOST_SENT; sent++) {
            for (int done = 0; done <= sent; done++) {
                int in = sent;
                int out = done;
                cases.add(new FunctionCase(sent + "-sent-" + done + "-done", 0, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    for (int i = 0; i < in; i++) {
                        driver.shringSend(ring);
                    }
                    for (int i = 0; i < out; i++) {
                        driver.device.finish(ring.number, i);
                    }
                }));
            }
        }
        return cases;
    }

    /** The ring is being closed: it was detached or not, and another page may have been leaked. */
    static List<FunctionCase> ofUnsharePage() {
        return List.of(
                new FunctionCase("known", 0, (driver, ring, call, failing) -> driver.shringOpen(ring)),
                new FunctionCase("known-after-another", 1, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    call.run(driver, ring, ring.slots[0]);
                }),
                new FunctionCase("detached", 0, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    driver.shringDetach(ring);
                }),
                new FunctionCase("detached-after-another", 1, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    driver.shringDetach(ring);
                    failing.add(Questions.SET_PRIVATE);
                    call.run(driver, ring, ring.slots[0]);
                }),
                new FunctionCase("private-already", 1, (driver, ring, call, failing) -> {
                    driver.shringOpen(ring);
                    driver.shringDetach(ring);
                    driver.host.setPrivate(ring.slots[1].page());
                }));
    }
}
