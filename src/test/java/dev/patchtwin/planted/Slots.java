package dev.patchtwin.planted;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Two registered models that are whatever twin is at hand, so that commands can be run on one twin after the other. */
public final class Slots {
    static final String BEFORE = "planted-before";
    static final String AFTER = "planted-after";

    private static volatile Plan plan = Sower.plan(0, 0);

    private Slots() {}

    /** What the models of the commands are from now on. */
    static void hold(Plan now) {
        plan = now;
    }

    /** Registered. */
    public static final class Before extends PlantedFactory {
        /** Registered. */
        public Before() {
            super(BEFORE, plan.shape(), plan.before(), plan.flavours().get(0), false);
        }
    }

    /** Registered. */
    public static final class After extends PlantedFactory {
        /** Registered. */
        public After() {
            super(AFTER, plan.shape(), plan.after(), plan.flavours().get(1), !plan.oneClass());
        }
    }

    /** Finds everything that another loader finds, and the two models. */
    static final class Loader extends ClassLoader {
        private static final String SERVICES = "META-INF/services/dev.patchtwin.model.ModelFactory";
        private final URL registered;

        Loader(Path folder, ClassLoader parent) throws IOException {
            super(parent);
            Path file = folder.resolve("services");
            Files.writeString(file, Before.class.getName() + "\n" + After.class.getName() + "\n");
            registered = file.toUri().toURL();
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> all = new ArrayList<>(Collections.list(super.getResources(name)));
            if (name.equals(SERVICES)) {
                all.add(registered);
            }
            return Collections.enumeration(all);
        }
    }
}
