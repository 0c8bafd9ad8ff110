package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.artifact.ChangeAdvice.Impact;
import dev.journeyman.api.artifact.EntitySummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that a change may touch: what is similar, who uses it, and what has to follow it. */
final class Impacts {
    private static final int MOST = 30;
    private static final int MOST_USERS = 8;
    private static final Pattern MIGRATION =
            Pattern.compile("(?i).*(db/migration|changelog|migrations)/.*\\.(sql|xml|ya?ml|json)");
    private static final Pattern API_DESCRIPTION = Pattern.compile("(?i)(.*/)?(openapi|swagger)[^/]*\\.(ya?ml|json)");

    private final Findings findings;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Impacts(Findings findings) {
        this.findings = findings;
    }

    static List<Impact> of(Findings findings) {
        Impacts impacts = new Impacts(findings);
        List<Located> close = findings.close();
        close.forEach(type -> impacts.note(type.path(), "holds " + type.type().simpleName() + ", which is similar"));
        impacts.schema();
        impacts.description();
        close.forEach(impacts::users);
        return impacts.reasons.entrySet().stream()
                .limit(MOST)
                .map(impact -> new Impact(impact.getKey(), impact.getValue()))
                .toList();
    }

    private void note(String file, String reason) {
        reasons.putIfAbsent(file, reason);
    }

    private void users(Located type) {
        List<String> users = findings.usersOf(type);
        users.stream()
                .limit(MOST_USERS)
                .forEach(user -> note(user, "uses " + type.type().simpleName()));
    }

    /** A changed entity needs a migration after the last one. */
    private void schema() {
        Set<String> touched = findings.close().stream().map(Located::path).collect(Collectors.toSet());
        String tables = findings.code().entities().stream()
                .filter(entity -> touched.contains(entity.file()))
                .map(EntitySummary::table)
                .filter(table -> !table.isEmpty())
                .collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            lastMigration(findings.snapshot().paths())
                    .forEach(file ->
                            note(file, "a change of the table " + tables + " needs a migration after this one"));
        }
    }

    static List<String> lastMigration(List<String> paths) {
        return paths.stream().filter(path -> MIGRATION.matcher(path).matches()).max(Versions.BY_NUMBERS).stream()
                .toList();
    }

    private void description() {
        Set<String> touched = findings.close().stream().map(Located::path).collect(Collectors.toSet());
        if (findings.code().routes().stream().anyMatch(route -> touched.contains(route.file()))) {
            findings.snapshot().paths().stream()
                    .filter(path -> API_DESCRIPTION.matcher(path).matches())
                    .forEach(path -> note(path, "describes the HTTP API"));
        }
    }
}
