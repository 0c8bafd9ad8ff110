package dev.journeyman.api;

/**
 * Names a project: a git repository with its configuration.
 *
 * @param value not blank
 */
public record ProjectId(String value) {
    public ProjectId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A project id must not be blank.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
