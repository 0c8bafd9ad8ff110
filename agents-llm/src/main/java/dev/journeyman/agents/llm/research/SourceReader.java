package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.ParsedSource;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.agents.llm.research.source.SourceParser;
import dev.journeyman.agents.llm.research.source.TypeFacts;

/** Makes of a source what the index keeps. Belongs to one thread. */
final class SourceReader {
    private final SourceParser parser = new SourceParser();
    private final TermCache terms;

    SourceReader(TermCache terms) {
        this.terms = terms;
    }

    IndexedSource read(String source) {
        ParsedSource parsed = parser.parse(source);
        SourceFacts facts = parsed.facts();
        String about = terms.of(facts.doc().lines().findFirst().orElse(""));
        String comments = terms.of(parsed.comments());
        return new IndexedSource(
                facts,
                facts.types().stream()
                        .map(type -> terms(facts, type, about, comments))
                        .toList());
    }

    private TypeTerms terms(SourceFacts file, TypeFacts type, String about, String comments) {
        String name = nameInPackage(file, type);
        boolean nested = name.contains(".");
        return new TypeTerms(
                terms.of(name),
                terms.of(file.packageName()),
                terms.of(String.join(" ", type.methods())),
                nested ? "" : about,
                nested ? "" : comments);
    }

    private static String nameInPackage(SourceFacts file, TypeFacts type) {
        String packageName = file.packageName();
        return packageName.isEmpty() ? type.name() : type.name().substring(packageName.length() + 1);
    }
}
