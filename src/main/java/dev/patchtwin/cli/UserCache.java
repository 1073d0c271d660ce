package dev.patchtwin.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's caches are, by the XDG Base Directory Specification. */
final class UserCache {
    private UserCache() {}

    /**
     * Returns our folder in it: in {@code $XDG_CACHE_HOME} where that is an absolute path, else in {@code ~/.cache}.
     *
     * @param environment the environment variables
     * @param home the user's home
     */
    static Path folder(Map<String, String> environment, String home) {
        Path wanted = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path cache = wanted.isAbsolute() ? wanted : Path.of(home, ".cache");
        return cache.resolve("patchtwin");
    }
}
