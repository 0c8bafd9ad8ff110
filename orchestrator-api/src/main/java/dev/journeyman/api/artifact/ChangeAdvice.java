package dev.journeyman.api.artifact;

import java.util.List;

/**
 * What a change that a request asks for touches and has to mind.
 *
 * @param impact files that may have to change, the most likely first
 * @param conflicts what the request may collide with
 * @param recommendations how to go about it
 */
public record ChangeAdvice(List<Impact> impact, List<Conflict> conflicts, List<String> recommendations) {
    /** Where there is nothing to say. */
    public static final ChangeAdvice NONE = new ChangeAdvice(List.of(), List.of(), List.of());

    public ChangeAdvice {
        impact = List.copyOf(impact);
        conflicts = List.copyOf(conflicts);
        recommendations = List.copyOf(recommendations);
    }

    /**
     * A file that may have to change.
     *
     * @param file its path
     * @param reason why
     */
    public record Impact(String file, String reason) {}

    /**
     * What a request may collide with.
     *
     * @param kind such as overlapping-route, duplicate-implementation, breaking-signature or removed-column
     * @param message what and where
     * @param files where to look
     */
    public record Conflict(String kind, String message, List<String> files) {
        public Conflict {
            files = List.copyOf(files);
        }
    }
}
