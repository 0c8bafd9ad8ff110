package dev.journeyman.backend.linear;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What we ask Linear: each a GraphQL document in a resource file. */
enum Operation {
    TEAM("team"),
    PROJECTS("projects"),
    PROJECT_CREATE("project-create"),
    LABELS("labels"),
    LABEL_CREATE("label-create"),
    ISSUES("issues"),
    ISSUES_CREATE("issues-create"),
    ISSUES_UPDATE("issues-update"),
    COMMENTS("comments"),
    COMMENT_CREATE("comment-create"),
    RELATION("relation"),
    RELATION_CREATE("relation-create"),
    QUOTA("quota");

    private final String document;

    Operation(String resource) {
        this.document = read(resource + ".graphql");
    }

    /** The GraphQL text. */
    String document() {
        return document;
    }

    private static String read(String resource) {
        try (InputStream in = Operation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
