package dev.journeyman.agents.llm.research;

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
        SourceFacts facts = parser.parse(source);
        return new IndexedSource(
                facts, facts.types().stream().map(type -> terms(facts, type)).toList());
    }

    private TypeTerms terms(SourceFacts file, TypeFacts type) {
        String name = nameInPackage(file, type);
        String[] doc = name.contains(".") ? new String[0] : file.doc().split("\n", 2);
        return new TypeTerms(
                terms.of(name),
                terms.of(file.packageName()),
                terms.of(String.join(" ", type.methods())),
                terms.of(doc.length > 0 ? doc[0] : ""),
                terms.of(doc.length > 1 ? doc[1] : ""));
    }

    private static String nameInPackage(SourceFacts file, TypeFacts type) {
        String packageName = file.packageName();
        return packageName.isEmpty() ? type.name() : type.name().substring(packageName.length() + 1);
    }
}
