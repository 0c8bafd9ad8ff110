package dev.journeyman.backend.linear;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Linear's filters, as far as we use them. */
final class Filters {
    private Filters() {}

    /** Whether a node fits all that a filter asks. */
    static boolean fits(@Nullable Object node, Map<String, Object> filter) {
        return filter.entrySet().stream().allMatch(part -> fits(node, part.getKey(), part.getValue()));
    }

    private static boolean fits(@Nullable Object node, String key, Object wanted) {
        return switch (key) {
            case "eq" -> wanted.equals(node);
            case "in" -> ((List<?>) wanted).contains(node);
            case "gt" -> node != null && String.valueOf(node).compareTo(String.valueOf(wanted)) > 0;
            case "some" -> node instanceof List<?> all && all.stream().anyMatch(one -> fits(one, nested(wanted)));
            default -> node instanceof Map<?, ?> fields && fits(fields.get(key), nested(wanted));
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(Object filter) {
        return (Map<String, Object>) filter;
    }
}
