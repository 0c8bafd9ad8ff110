package dev.journeyman.api.artifact;

import java.util.List;

/**
 * What was documented.
 *
 * @param summary one or two sentences
 * @param files what was touched
 */
@Artifact(name = "docs", evidence = true)
public record DocsReport(String summary, List<String> files) {
    public DocsReport {
        files = List.copyOf(files);
    }
}
