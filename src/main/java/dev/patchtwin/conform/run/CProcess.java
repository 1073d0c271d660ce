package dev.patchtwin.conform.run;

import dev.patchtwin.conform.box.BoxedProcess;
import dev.patchtwin.conform.box.Ending;
import java.io.IOException;

/** A process that runs the C. It is stopped when it does not answer in time. */
final class CProcess implements AutoCloseable {
    private final BoxedProcess process;
    private final Wire wire;
    private final Wire.Greeting greeting;

    /** The process is dead; how it died. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Death death;

        Died(Death death) {
            super(death.what());
            this.death = death;
        }

        Death death() {
            return death;
        }
    }

    /**
     * Takes over a process that was just started.
     *
     * @throws Died when it does not even greet
     */
    CProcess(BoxedProcess process) throws Died {
        this.process = process;
        wire = new Wire(process.fromProgram(), process.toProgram());
        greeting = greeted();
    }

    /** What does not greet is nobody's: it is closed here. */
    private Wire.Greeting greeted() throws Died {
        boolean greeted = false;
        try {
            Wire.Greeting said = talk(wire::greeting);
            greeted = true;
            return said;
        } finally {
            if (!greeted) {
                process.close();
            }
        }
    }

    Wire.Greeting greeting() {
        return greeting;
    }

    /** Sends calls; the answer is to be read before anything else is sent. */
    void send(long kind, Words calls) throws Died {
        talk(() -> {
            wire.send(kind, calls);
            return 0;
        });
    }

    /** Reads the answer. */
    long[] read() throws Died {
        return talk(wire::read);
    }

    /** Says that there is nothing more to do, and waits for its end. */
    void finish() throws Died {
        talk(() -> {
            wire.close();
            return 0;
        });
        Ending ending = process.ending();
        if (!ending.equals(new Ending.Exited(0))) {
            throw new Died(Death.of(ending));
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T talk(Work<T> work) throws Died {
        try {
            return work.run();
        } catch (Wire.Nonsense e) {
            process.kill();
            throw new Died(Death.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new Died(Death.of(process.ending()));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
