package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.Snapshot.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Ranks types by what a request says (BM25): rare words count more than common ones, a word in a type's name more than one
 * in its documentation or methods, a type that is named more than anything; what relevant types import is relevant too.
 */
final class SimilarCode {
    private static final String NUMBER = "number";
    private static final Map<String, Float> FIELDS =
            Map.of("name", 3.0f, "about", 3.0f, "members", 0.7f, "methods", 0.5f, "package", 0.7f);
    /** What a word counts in the places where it does not count most. */
    private static final float ELSEWHERE = 0.3f;

    private static final int MOST_HITS = 200;
    private static final double NAMED = 2;
    private static final double OF_IMPORTER = 0.25;
    private static final double OF_USE = 0.1;
    private static final double TEST = 0.6;
    private static final Pattern NO_IDENTIFIER = Pattern.compile("\\W+");

    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final List<Located> types;
    private final Map<String, Integer> users = new HashMap<>();
    private @Nullable Directory index;

    SimilarCode(Snapshot snapshot) {
        this.types = snapshot.located().toList();
        snapshot.sources()
                .values()
                .forEach(source -> source.imports().forEach(name -> users.merge(name, 1, Integer::sum)));
    }

    /**
     * A type that matters.
     *
     * @param score how much, beside the others
     */
    record Hit(Located located, double score) {}

    /** The types that matter, most relevant first; of a file the one that matters most. */
    List<Hit> to(String request) {
        Map<Located, Double> scores = withImported(withNamed(request, searched(request)));
        Map<String, Hit> best = new HashMap<>();
        scores.forEach((located, score) -> best.merge(
                located.path(),
                new Hit(located, score * standing(located)),
                BinaryOperator.maxBy(Comparator.comparing(Hit::score))));
        return best.values().stream()
                .sorted(Comparator.comparing((Hit hit) -> -hit.score())
                        .thenComparing(hit -> hit.located().path())
                        .thenComparing(hit -> hit.located().type().name()))
                .toList();
    }

    /** What much of the code base uses is more likely meant; tests are looked at after what they test. */
    private double standing(Located located) {
        double uses = Math.log1p(users.getOrDefault(located.type().name(), 0));
        return (1 + OF_USE * uses) * (Tests.isTest(located.path()) ? TEST : 1);
    }

    private Map<Located, Double> searched(String request) {
        Set<String> terms = analyzer.terms(request);
        if (terms.isEmpty() || types.isEmpty()) {
            return new HashMap<>();
        }
        try (DirectoryReader reader = DirectoryReader.open(index())) {
            return search(new IndexSearcher(reader), query(terms));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot be used.", e);
        }
    }

    /** Made when it is first needed; it is memory only, so nobody has to close it. */
    private synchronized Directory index() throws IOException {
        Directory made = index;
        if (made == null) {
            made = new ByteBuffersDirectory();
            write(made);
            index = made;
        }
        return made;
    }

    private void write(Directory directory) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(64))) {
            for (int i = 0; i < types.size(); i++) {
                writer.addDocument(document(types.get(i), i));
            }
        }
    }

    private static Document document(Located located, int number) {
        Document document = new Document();
        document.add(new StoredField(NUMBER, number));
        text(document, "name", nameInPackage(located));
        text(document, "package", located.file().packageName());
        text(document, "methods", String.join(" ", located.type().methods()));
        if (!nameInPackage(located).contains(".")) {
            String[] doc = located.file().doc().split("\n", 2);
            text(document, "about", doc[0]);
            text(document, "members", doc.length > 1 ? doc[1] : "");
        }
        return document;
    }

    private static void text(Document document, String field, String text) {
        document.add(new TextField(field, text, Field.Store.NO));
    }

    private static String nameInPackage(Located located) {
        String packageName = located.file().packageName();
        return packageName.isEmpty()
                ? located.type().name()
                : located.type().name().substring(packageName.length() + 1);
    }

    private static Query query(Set<String> terms) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(best(term), BooleanClause.Occur.SHOULD));
        return query.build();
    }

    /** A word counts where it counts most, and a little for the other places. */
    private static Query best(String term) {
        List<Query> places = FIELDS.entrySet().stream()
                .map(field -> (Query) new BoostQuery(new TermQuery(new Term(field.getKey(), term)), field.getValue()))
                .toList();
        return new DisjunctionMaxQuery(places, ELSEWHERE);
    }

    private Map<Located, Double> search(IndexSearcher searcher, Query query) throws IOException {
        Map<Located, Double> scores = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query, MOST_HITS).scoreDocs) {
            Number number =
                    searcher.storedFields().document(hit.doc).getField(NUMBER).numericValue();
            scores.put(types.get(number.intValue()), (double) hit.score);
        }
        return scores;
    }

    /** "Total" at the start of a sentence may be a word; "ReportPrinter" is a type. */
    private Map<Located, Double> withNamed(String request, Map<Located, Double> scores) {
        Set<String> named = NO_IDENTIFIER
                .splitAsStream(request)
                .filter(word -> word.chars().skip(1).anyMatch(Character::isUpperCase))
                .collect(Collectors.toSet());
        double most = scores.values().stream().mapToDouble(score -> score).max().orElse(1);
        types.stream()
                .filter(located -> named.contains(located.type().simpleName()))
                .forEach(located -> scores.merge(located, NAMED * most, Double::sum));
        return scores;
    }

    private Map<Located, Double> withImported(Map<Located, Double> own) {
        Map<String, Double> passedOn = new HashMap<>();
        own.forEach((located, score) ->
                located.file().imports().forEach(imported -> passedOn.merge(imported, score * OF_IMPORTER, Math::max)));
        Map<Located, Double> all = new HashMap<>(own);
        types.forEach(located -> Stream.ofNullable(passedOn.get(located.type().name()))
                .forEach(score -> all.merge(located, score, Double::sum)));
        return all;
    }

    /** Whether a path that is no source speaks of the same things. */
    static List<String> speakingOf(String request, Stream<String> paths) {
        CodeAnalyzer analyzer = new CodeAnalyzer();
        Set<String> terms = analyzer.terms(request);
        List<String> found = new ArrayList<>();
        paths.filter(path -> analyzer.terms(path.substring(path.lastIndexOf('/') + 1)).stream()
                        .anyMatch(terms::contains))
                .forEach(found::add);
        return found;
    }
}
