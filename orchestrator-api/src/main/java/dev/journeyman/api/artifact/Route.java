package dev.journeyman.api.artifact;

/**
 * An HTTP endpoint that the code base serves.
 *
 * @param method such as GET; ANY where the code does not say
 * @param path as declared, variables in braces; begins with {@code ...} where its beginning is not known
 * @param handler type and method, or what stands in their place
 * @param request type of the body; empty if there is none or it is not known
 * @param response type of the answer; empty if it is not known
 * @param framework Spring, JAX-RS or Javalin
 * @param file where it is declared
 */
public record Route(
        String method, String path, String handler, String request, String response, String framework, String file) {}
