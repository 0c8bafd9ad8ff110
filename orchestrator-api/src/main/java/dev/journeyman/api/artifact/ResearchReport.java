package dev.journeyman.api.artifact;

import java.util.List;

/**
 * What in the code base matters for a request. All names come without control characters, each on one line.
 *
 * @param summary a few sentences
 * @param files number of files in the tree
 * @param parsed number of source files parsed anew for this report; the others came from the cache
 * @param types number of types known
 * @param relevant the types that matter, most relevant first
 * @param otherFiles further files that matter: build files, documentation, resources
 * @param problems files that could not be parsed, with the reason
 * @param code what stands in the code base, whatever the request
 * @param advice what the change touches and has to mind
 */
@Artifact(name = "research")
public record ResearchReport(
        String summary,
        int files,
        int parsed,
        int types,
        List<TypeSummary> relevant,
        List<String> otherFiles,
        List<String> problems,
        CodeOverview code,
        ChangeAdvice advice) {
    public ResearchReport {
        relevant = List.copyOf(relevant);
        otherFiles = List.copyOf(otherFiles);
        problems = List.copyOf(problems);
        // Reports in older journals hold neither.
        code = code == null ? CodeOverview.EMPTY : code;
        advice = advice == null ? ChangeAdvice.NONE : advice;
    }

    /** Of types only. */
    public ResearchReport(
            String summary,
            int files,
            int parsed,
            int types,
            List<TypeSummary> relevant,
            List<String> otherFiles,
            List<String> problems) {
        this(summary, files, parsed, types, relevant, otherFiles, problems, CodeOverview.EMPTY, ChangeAdvice.NONE);
    }
}
