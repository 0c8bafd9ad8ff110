package dev.journeyman.api;

import java.util.regex.Pattern;

/**
 * Names one workflow; unique within a store and usable as a file and ref name.
 *
 * @param value 1 to 64 characters of {@code [a-z0-9-]}
 */
public record WorkflowId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public WorkflowId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A workflow id has 1 to 64 characters of a-z, 0-9 and '-', but this is '" + value + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
