package dev.journeyman.core.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Which paths of a tree its {@code .gitattributes} give to Git LFS; those of the deepest folder count first. */
final class LfsRules {
    private static final String FILTER = "filter";
    private static final String LFS = "lfs";

    private final ObjectReader reader;
    private final TreeDraft tree;
    private final Map<String, List<AttributesRule>> rules = new HashMap<>();

    LfsRules(ObjectReader reader, ObjectId tree) {
        this.reader = reader;
        this.tree = new TreeDraft(reader, tree);
    }

    static boolean applyTo(Attributes attributes) {
        return LFS.equals(attributes.getValue(FILTER));
    }

    /** Whether another program turns the file into what is committed, and back. */
    static boolean filtered(Attributes attributes) {
        return attributes.getValue(FILTER) != null;
    }

    boolean cover(String path) throws IOException {
        for (int end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
            Optional<Attribute> filter = filter(path.substring(0, end + 1), path.substring(end + 1));
            if (filter.isPresent() || end < 0) {
                return filter.map(found -> LFS.equals(found.getValue())).orElse(false);
            }
        }
    }

    /** What a folder's file says about a path below it; its last word counts. */
    private Optional<Attribute> filter(String folder, String path) throws IOException {
        return in(folder).stream()
                .filter(rule -> rule.isMatch(path, false))
                .flatMap(rule -> rule.getAttributes().stream())
                .filter(attribute -> attribute.getKey().equals(FILTER))
                .reduce((earlier, later) -> later);
    }

    private List<AttributesRule> in(String folder) throws IOException {
        List<AttributesRule> known = rules.get(folder);
        if (known == null) {
            known = read(folder + ".gitattributes");
            rules.put(folder, known);
        }
        return known;
    }

    private List<AttributesRule> read(String path) throws IOException {
        Optional<TreeDraft.Entry> file = tree.find(path).filter(entry -> !entry.isFolder());
        if (file.isEmpty()) {
            return List.of();
        }
        AttributesNode node = new AttributesNode();
        try (InputStream text = reader.open(file.get().id()).openStream()) {
            node.parse(text);
        }
        return node.getRules();
    }
}
