package dev.patchtwin.patch.tree;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from reading and writing what is not the repository's: the configuration of the user and of the machine, and
 * its own, which it makes on its first run after measuring the clock of the file system for three seconds.
 */
final class QuietReader extends SystemReader {
    /** Coarser than any file system's clock; what it is for, telling whether a file was written to, is never asked. */
    private static final long CLOCK_NANOS = 10_000_000;

    private final SystemReader real;

    private QuietReader(SystemReader real) {
        this.real = real;
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof QuietReader)) {
            SystemReader.setInstance(new QuietReader(SystemReader.getInstance()));
        }
    }

    private static FileBasedConfig empty(Config parent, FS fs) {
        return new FileBasedConfig(parent, new File("no-such-configuration"), fs) {
            @Override
            public void load() {
                // There is nothing to load.
            }

            @Override
            public boolean isOutdated() {
                return false;
            }

            @Override
            public void save() {
                // Nobody asked for it.
            }

            @Override
            public long getTimeUnit(
                    String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
                return section.equals("filesystem")
                        ? unit.convert(CLOCK_NANOS, TimeUnit.NANOSECONDS)
                        : super.getTimeUnit(section, subsection, name, otherwise, unit);
            }
        };
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : real.getenv(variable);
    }

    @Override
    public @Nullable String getProperty(String key) {
        return real.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return empty(parent, fs);
    }

    @Override
    @SuppressWarnings("deprecation") // it has to be there
    public long getCurrentTime() {
        return real.getCurrentTime();
    }

    @Override
    @SuppressWarnings("deprecation") // it has to be there
    public int getTimezone(long when) {
        return real.getTimezone(when);
    }
}
