package dev.journeyman.core.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dependencies out of prose such as "after T001.009" or "depends on T008.001 and T008.002". */
public final class Dependencies {
    private static final String NAME = "[A-Z][A-Z0-9]{0,9}-?\\d{1,9}(?:\\.\\d{1,9}){0,5}\\b";
    private static final Pattern ONE = Pattern.compile(NAME);
    private static final Pattern CLAUSE =
            Pattern.compile("\\b(?i:after|depends on|depends upon|blocked by|requires|needs)"
                    + "(?i:\\s+(?:tasks?|items?))?[\\s:]{1,5}(" + NAME
                    + "(?:(?:\\s*[,&+]\\s*(?i:and\\s+)?|\\s+(?i:and)\\s+)" + NAME + ")*)");

    private Dependencies() {}

    /**
     * The names that a text says come first, each once, in its order. A name is upper-case letters and a number, such as
     * {@code T001.009} or {@code ENG-42}; whether there is such an item is for the caller to check.
     */
    public static List<String> in(String prose) {
        Set<String> names = new LinkedHashSet<>();
        Matcher clause = CLAUSE.matcher(prose);
        while (clause.find()) {
            ONE.matcher(clause.group(1)).results().forEach(name -> names.add(name.group()));
        }
        return List.copyOf(names);
    }
}
