package dev.patchtwin.report.ci;

import java.util.Map;
import java.util.Optional;

/**
 * Where the files come from that were looked at.
 *
 * @param repository the address of the repository
 * @param revision the commit; empty when it is not known
 * @param branch the branch; empty when it is not known
 */
public record CiOrigin(String repository, String revision, String branch) {
    /** Returns what a CI system says about it in the environment of its jobs, if one does. */
    public static Optional<CiOrigin> of(Map<String, String> environment) {
        String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
        String name = environment.getOrDefault("GITHUB_REPOSITORY", "");
        if (!server.isBlank() && !name.isBlank()) {
            return Optional.of(new CiOrigin(
                    server + "/" + name,
                    environment.getOrDefault("GITHUB_SHA", ""),
                    environment.getOrDefault("GITHUB_REF_NAME", "")));
        }
        String project = environment.getOrDefault("CI_PROJECT_URL", "");
        return project.isBlank()
                ? Optional.empty()
                : Optional.of(new CiOrigin(
                        project,
                        environment.getOrDefault("CI_COMMIT_SHA", ""),
                        environment.getOrDefault("CI_COMMIT_REF_NAME", "")));
    }
}
