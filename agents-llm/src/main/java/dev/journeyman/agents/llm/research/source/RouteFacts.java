package dev.journeyman.agents.llm.research.source;

/**
 * What one declaration says about an HTTP endpoint.
 *
 * @param kind what it declares
 * @param framework Spring, JAX-RS or Javalin
 * @param method such as GET, or ANY
 * @param path as far as the file tells; {@code ${Type.NAME}} stands for constants of other files
 * @param rooted whether nothing stands before the path
 * @param owner the type that declares it
 * @param handler what serves it
 * @param request type of the body, or empty
 * @param response type of the answer, or empty
 */
public record RouteFacts(
        Kind kind,
        String framework,
        String method,
        String path,
        boolean rooted,
        String owner,
        String handler,
        String request,
        String response) {
    public RouteFacts {
        path = Plain.of(path);
        owner = Plain.of(owner);
        handler = Plain.of(handler);
        request = Plain.of(request);
        response = Plain.of(response);
    }

    /** What a declaration declares. */
    public enum Kind {
        /** An endpoint. */
        ENDPOINT,
        /** A method that hands requests below its path on to the type that it returns. */
        LOCATOR,
        /** The path before all others of the application. */
        APPLICATION
    }
}
