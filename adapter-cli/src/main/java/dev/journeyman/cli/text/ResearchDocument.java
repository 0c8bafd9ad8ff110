package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.artifact.ChangeAdvice;
import dev.journeyman.api.artifact.CodeOverview;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import java.util.List;
import java.util.TreeMap;

/** What research found, for programs; everything, always in the same order. */
public final class ResearchDocument {
    private ResearchDocument() {}

    /**
     * The document of a report.
     *
     * @param tree names the files that were read
     */
    public static ObjectNode of(ResearchReport report, String request, String tree) {
        ObjectNode document = Documents.object();
        document.put("tree", tree).put("request", request).put("summary", report.summary());
        document.put("files", report.files()).put("parsed", report.parsed()).put("types", report.types());
        code(document, report.code());
        ArrayNode similar = document.putArray("similar");
        report.relevant().forEach(type -> type(similar.addObject(), type));
        advice(document, report.advice());
        strings(document, "otherFiles", report.otherFiles());
        strings(document, "problems", report.problems());
        return document;
    }

    private static void code(ObjectNode document, CodeOverview code) {
        ArrayNode modules = document.putArray("modules");
        code.modules()
                .forEach(module -> modules.addObject()
                        .put("path", module.path())
                        .put("build", module.build())
                        .put("files", module.files())
                        .put("types", module.types()));
        ObjectNode languages = document.putObject("languages");
        new TreeMap<>(code.languages()).forEach(languages::put);
        ArrayNode routes = document.putArray("routes");
        code.routes().forEach(route -> route(routes.addObject(), route));
        ArrayNode entities = document.putArray("entities");
        code.entities().forEach(entity -> entity(entities.addObject(), entity));
        ArrayNode cycles = document.putArray("cycles");
        code.cycles().forEach(cycle -> {
            ObjectNode node = cycles.addObject();
            strings(node, "packages", cycle.packages());
            strings(node, "shortest", cycle.shortest());
        });
    }

    private static void route(ObjectNode node, Route route) {
        node.put("method", route.method()).put("path", route.path()).put("handler", route.handler());
        node.put("requestType", route.request()).put("responseType", route.response());
        node.put("framework", route.framework()).put("file", route.file());
    }

    private static void entity(ObjectNode node, EntitySummary entity) {
        node.put("name", entity.name()).put("kind", entity.kind()).put("table", entity.table());
        node.put("file", entity.file());
        ArrayNode columns = node.putArray("columns");
        entity.columns()
                .forEach(column -> columns.addObject()
                        .put("field", column.field())
                        .put("column", column.column())
                        .put("type", column.type())
                        .put("key", column.key()));
        ArrayNode relations = node.putArray("relations");
        entity.relations()
                .forEach(relation -> relations
                        .addObject()
                        .put("field", relation.field())
                        .put("kind", relation.kind())
                        .put("target", relation.target())
                        .put("column", relation.column())
                        .put("mappedBy", relation.mappedBy()));
    }

    private static void type(ObjectNode node, TypeSummary type) {
        node.put("name", type.name()).put("kind", type.kind()).put("file", type.path());
        strings(node, "methods", type.methods());
    }

    private static void advice(ObjectNode document, ChangeAdvice advice) {
        ArrayNode impact = document.putArray("impact");
        advice.impact()
                .forEach(each -> impact.addObject().put("file", each.file()).put("reason", each.reason()));
        ArrayNode conflicts = document.putArray("conflicts");
        advice.conflicts().forEach(conflict -> {
            ObjectNode node = conflicts.addObject();
            node.put("kind", conflict.kind()).put("message", conflict.message());
            strings(node, "files", conflict.files());
        });
        strings(document, "recommendations", advice.recommendations());
    }

    private static void strings(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }
}
