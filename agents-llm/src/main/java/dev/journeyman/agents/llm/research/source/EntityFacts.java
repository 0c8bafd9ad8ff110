package dev.journeyman.agents.llm.research.source;

import dev.journeyman.api.artifact.EntitySummary.Column;
import dev.journeyman.api.artifact.EntitySummary.Relation;
import java.util.List;

/**
 * What one type says about how it is kept in a database.
 *
 * @param name fully qualified
 * @param kind entity, embeddable or mapped superclass
 * @param table its table; empty if it has none of its own
 * @param parent simple name of its superclass; empty if there is none
 * @param columns its own ones
 * @param relations its own ones
 */
public record EntityFacts(
        String name, String kind, String table, String parent, List<Column> columns, List<Relation> relations) {
    public EntityFacts {
        name = Plain.of(name);
        table = Plain.of(table);
        columns = List.copyOf(columns);
        relations = List.copyOf(relations);
    }

    /** The name without package and enclosing types. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
