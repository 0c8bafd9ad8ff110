package dev.journeyman.core.process;

/**
 * How far programs are kept from the rest of the machine.
 *
 * @param sandboxed whether they are at all
 * @param description for people: by what and within which limits, or why not and what would help
 */
public record Containment(boolean sandboxed, String description) {
    /** Programs run as they are. */
    public static Containment none(String why) {
        return new Containment(false, "none, commands run unsandboxed: " + why);
    }
}
