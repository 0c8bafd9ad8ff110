package dev.journeyman.api.work;

/**
 * Names a work item within a tracker; chosen by the caller, so that a repeated creation is recognised.
 *
 * @param value not blank
 */
public record WorkItemId(String value) {
    public WorkItemId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A work item id must not be blank.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
