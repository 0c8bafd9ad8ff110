package dev.journeyman.api.artifact;

import java.util.List;

/**
 * A type of the code base, as far as callers need to know it.
 *
 * @param path its file
 * @param name fully qualified
 * @param kind class, interface, record, enum or annotation
 * @param methods signatures of its methods and constructors that are not private
 * @param imports what its file imports
 */
public record TypeSummary(String path, String name, String kind, List<String> methods, List<String> imports) {
    public TypeSummary {
        methods = List.copyOf(methods);
        imports = List.copyOf(imports);
    }
}
