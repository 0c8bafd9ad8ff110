package dev.journeyman.api.artifact;

import java.util.List;

/**
 * What in the code base matters for a request.
 *
 * @param summary a few sentences
 * @param files number of files in the tree
 * @param parsed number of source files parsed anew for this report; the others came from the cache
 * @param types number of types known
 * @param relevant the types that matter, most relevant first
 * @param otherFiles further files that matter: build files, documentation, resources
 * @param problems files that could not be parsed, with the reason
 */
@Artifact(name = "research")
public record ResearchReport(
        String summary,
        int files,
        int parsed,
        int types,
        List<TypeSummary> relevant,
        List<String> otherFiles,
        List<String> problems) {
    public ResearchReport {
        relevant = List.copyOf(relevant);
        otherFiles = List.copyOf(otherFiles);
        problems = List.copyOf(problems);
    }
}
