package dev.journeyman.agents.llm.research.source;

import java.util.List;

/**
 * A type.
 *
 * @param name fully qualified
 * @param kind class, interface, record, enum or annotation
 * @param methods signatures of what is not private
 * @param supertypes simple names of what it extends and implements
 */
public record TypeFacts(String name, String kind, List<String> methods, List<String> supertypes) {
    public TypeFacts {
        name = Plain.of(name);
        methods = Plain.all(methods);
        supertypes = Plain.all(supertypes);
    }

    /** The name without package and enclosing types. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    int weight() {
        return name.length() + methods.stream().mapToInt(String::length).sum() + 20 * supertypes.size();
    }
}
