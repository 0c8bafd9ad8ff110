package dev.journeyman.agents.llm.research;

import dev.journeyman.api.artifact.ModuleSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the files of a tree are laid out: modules by their build files, languages by the ends of names. */
final class Layout {
    private static final Map<String, String> BUILDS = Map.of(
            "pom.xml", "maven",
            "build.gradle", "gradle",
            "build.gradle.kts", "gradle",
            "package.json", "npm",
            "go.mod", "go",
            "Cargo.toml", "cargo",
            "pyproject.toml", "python");
    private static final Map<String, String> LANGUAGES = languages();

    private final Map<String, String> builds = new TreeMap<>();

    static Layout of(List<String> paths) {
        return new Layout(paths);
    }

    private Layout(List<String> paths) {
        paths.forEach(path -> Optional.ofNullable(BUILDS.get(name(path)))
                .ifPresent(build -> builds.putIfAbsent(folder(path), build)));
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        Stream.of(
                        "Java java",
                        "Kotlin kt kts",
                        "Groovy groovy gradle",
                        "Scala scala",
                        "JavaScript js mjs cjs jsx",
                        "TypeScript ts tsx mts",
                        "Python py",
                        "Go go",
                        "Rust rs",
                        "C c h",
                        "C++ cc cpp cxx hpp",
                        "C# cs",
                        "Ruby rb",
                        "PHP php",
                        "Swift swift",
                        "Shell sh bash",
                        "SQL sql",
                        "HTML html htm xhtml ftl jsp",
                        "CSS css scss less",
                        "XML xml xsd xsl",
                        "YAML yaml yml",
                        "JSON json",
                        "Properties properties",
                        "Markdown md markdown",
                        "AsciiDoc adoc asciidoc")
                .map(line -> line.split(" ", -1))
                .forEach(words -> Stream.of(words).skip(1).forEach(end -> languages.put(end, words[0])));
        return languages;
    }

    /** Number of files by language, the most first; what has no language is not counted. */
    static Map<String, Integer> languages(List<String> paths) {
        return paths.stream()
                .flatMap(path -> Optional.ofNullable(LANGUAGES.get(extension(path))).stream())
                .collect(Collectors.toMap(language -> language, language -> 1, Integer::sum, TreeMap::new));
    }

    static List<ModuleSummary> modules(Snapshot snapshot) {
        Layout layout = of(snapshot.paths());
        Map<String, Integer> files =
                snapshot.paths().stream().collect(Collectors.toMap(layout::module, path -> 1, Integer::sum));
        Map<String, Integer> types = snapshot.sources().entrySet().stream()
                .collect(Collectors.toMap(
                        source -> layout.module(source.getKey()),
                        source -> source.getValue().types().size(),
                        Integer::sum));
        return layout.builds.entrySet().stream()
                .map(module -> new ModuleSummary(
                        module.getKey().isEmpty() ? "." : module.getKey(),
                        module.getValue(),
                        files.getOrDefault(module.getKey(), 0),
                        types.getOrDefault(module.getKey(), 0)))
                .sorted(Comparator.comparing(ModuleSummary::path))
                .toList();
    }

    /** The folder of the nearest build file; the root where there is none. */
    String module(String path) {
        String folder = folder(path);
        while (!folder.isEmpty() && !builds.containsKey(folder)) {
            folder = folder(folder);
        }
        return folder;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
