package dev.journeyman.agents.llm.research;

import java.util.List;
import java.util.Optional;

/**
 * What a source file holds; the same wherever the same content lies, so it names no path.
 *
 * @param types its types, nested ones included, private ones not
 * @param problem why it could not be parsed
 */
record ParsedFile(List<ParsedType> types, Optional<String> problem) {
    ParsedFile {
        types = List.copyOf(types);
    }

    static ParsedFile failed(String problem) {
        return new ParsedFile(List.of(), Optional.of(problem));
    }

    /** Roughly the characters it keeps in memory. */
    int weight() {
        return 100 + types.stream().mapToInt(ParsedType::weight).sum();
    }

    /**
     * A type.
     *
     * @param name fully qualified
     * @param kind class, interface, record, enum or annotation
     * @param methods signatures of what is not private
     * @param imports what its file imports
     */
    record ParsedType(String name, String kind, List<String> methods, List<String> imports) {
        ParsedType {
            methods = List.copyOf(methods);
            imports = List.copyOf(imports);
        }

        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        private int weight() {
            return name.length() + methods.stream().mapToInt(String::length).sum() + 40 * imports.size();
        }
    }
}
