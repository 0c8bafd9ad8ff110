package dev.journeyman.api.artifact;

import java.util.List;

/**
 * A type of the code base that is kept in a database.
 *
 * @param file where it is declared
 * @param name fully qualified
 * @param kind entity, embeddable or mapped superclass
 * @param table its table; empty if it has none of its own
 * @param columns inherited ones included
 * @param relations inherited ones included
 */
public record EntitySummary(
        String file, String name, String kind, String table, List<Column> columns, List<Relation> relations) {
    public EntitySummary {
        columns = List.copyOf(columns);
        relations = List.copyOf(relations);
    }

    /**
     * A value of a row.
     *
     * @param field the field or property
     * @param column as declared, else like the field
     * @param type of the field
     * @param key whether it is (part of) the primary key
     */
    public record Column(String field, String column, String type, boolean key) {}

    /**
     * What a type refers to.
     *
     * @param field the field or property
     * @param kind such as ManyToOne, ElementCollection or Embedded
     * @param target the type on the other side
     * @param column the declared join column; empty if none is
     * @param mappedBy the field on the other side that owns the relation; empty if this side does
     */
    public record Relation(String field, String kind, String target, String column, String mappedBy) {}
}
