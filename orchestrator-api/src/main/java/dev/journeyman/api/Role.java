package dev.journeyman.api;

import java.util.regex.Pattern;

/**
 * What an agent is asked to be; phases ask roles, the engine finds an agent that plays them.
 *
 * @param name lower-case words joined by '-'; custom roles are as good as the bundled ones
 */
public record Role(String name) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    /** Turns a request into user stories with acceptance criteria. */
    public static final Role REQUIREMENTS = new Role("requirements");
    /** Finds what in the code base matters for a request. */
    public static final Role RESEARCHER = new Role("researcher");
    /** Splits the work into a DAG of items. */
    public static final Role PLANNER = new Role("planner");
    /** Writes server-side code; also repairs failing builds and tests. */
    public static final Role BACKEND = new Role("backend");
    /** Writes user-interface code. */
    public static final Role FRONTEND = new Role("frontend");
    /** Writes schema migrations and queries. */
    public static final Role DATABASE = new Role("database");
    /** Writes tests. */
    public static final Role TESTER = new Role("tester");
    /** Writes user documentation, change log and Javadoc. */
    public static final Role DOCUMENTER = new Role("documenter");
    /** Writes the message of the delivered commit. */
    public static final Role COMMITTER = new Role("committer");

    public Role {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A role is a lower-case name such as 'backend', but this is '" + name + "'.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
