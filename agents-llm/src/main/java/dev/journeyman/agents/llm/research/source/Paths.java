package dev.journeyman.agents.llm.research.source;

/** Joins the paths of endpoints. */
public final class Paths {
    private Paths() {}

    /** One path below another: a slash between them, one at the beginning, none at the end. */
    public static String join(String prefix, String path) {
        String joined = ("/" + prefix + "/" + path).replaceAll("/{2,}", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
