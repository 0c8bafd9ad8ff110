package dev.journeyman.core.workspace;

/**
 * Who authors a commit.
 *
 * @param name shown by git
 * @param email shown by git
 * @param assumed whether the user configured nobody, so that the engine's own name stands in
 */
public record Identity(String name, String email, boolean assumed) {
    /** Stands in where nobody is configured, and authors the engine's own commits. */
    public static final Identity JOURNEYMAN = new Identity("Journeyman", "journeyman@localhost", true);

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
