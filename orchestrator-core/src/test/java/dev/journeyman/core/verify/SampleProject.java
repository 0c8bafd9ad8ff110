package dev.journeyman.core.verify;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small project in a folder; as a tree it holds the files that were put there by this class. */
final class SampleProject implements Tree {
    private final Path directory;
    private final SortedMap<String, String> files = new TreeMap<>();

    SampleProject(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    SampleProject with(String path, String content) throws IOException {
        files.put(path, content);
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** A Maven module with JUnit. */
    SampleProject withPom(String folder, String artifact, String dependencies, String plugins) throws IOException {
        return with(folder + "pom.xml", POM.formatted(artifact, "jar", "", dependencies, plugins));
    }

    /** A Maven module with the JUnit that many projects still have. */
    SampleProject withOldPom(String folder, String artifact) throws IOException {
        return with(
                folder + "pom.xml",
                POM.formatted(artifact, "jar", "", "", "")
                        .replace("org.junit.jupiter", "junit")
                        .replace("junit-jupiter", "junit")
                        .replace("6.1.3", "4.13.2"));
    }

    SampleProject withParentPom(String... modules) throws IOException {
        String list = "<modules><module>" + String.join("</module><module>", modules) + "</module></modules>";
        return with("pom.xml", POM.formatted("parent", "pom", list, "", ""));
    }

    @Override
    public String id() {
        return "tree-" + files.hashCode();
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> contentId(String path) {
        return read(path).map(text -> "blob-" + text.hashCode());
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        throw new UnsupportedOperationException("no check searches");
    }

    /** The plugins and libraries are those of our own build, so they are there without network. */
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>sample</groupId>
              <artifactId>%s</artifactId>
              <version>1</version>
              <packaging>%s</packaging>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              %s
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>6.1.3</version>
                  <scope>test</scope>
                </dependency>
                %s
              </dependencies>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
                  </plugins>
                </pluginManagement>
                <plugins>%s</plugins>
              </build>
            </project>
            """;
}
