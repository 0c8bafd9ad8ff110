package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.core.files.Globs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jacoco.agent.AgentJar;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.tools.ExecFileLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures with a JaCoCo agent that every JVM of the build gets through its environment, whatever the build's own files say.
 * All of them append to one file outside the worktree.
 */
final class AgentMeter implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMeter.class);

    /** Maven's own classes live in class realms, the compiler in the JDK: both would only cost time. */
    private static final String NOT_THE_PROJECT = ",exclclassloader=sun.reflect.DelegatingClassLoader"
            + ":org.codehaus.plexus.classworlds.realm.ClassRealm,excludes=com.sun.*:sun.*:jdk.*";

    private final CoverageSource.Agent source;
    private final Path directory;
    private final Path folder;

    private AgentMeter(CoverageSource.Agent source, Path directory, Path folder) {
        this.source = source;
        this.directory = directory;
        this.folder = folder;
    }

    static AgentMeter attach(CoverageSource.Agent source, Path scratch, Path directory) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch.toAbsolutePath()), "coverage-");
        AgentMeter meter = new AgentMeter(source, directory, folder);
        AgentJar.extractTo(meter.jar().toFile());
        return meter;
    }

    /** In quotes, which the JVM takes off, because a path may hold blanks. */
    @Override
    public Map<String, String> environment() {
        String option = "\"-javaagent:" + jar() + "=destfile=" + data() + ",append=true" + NOT_THE_PROJECT + "\"";
        return Map.of("JAVA_TOOL_OPTIONS", option);
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public Optional<Coverage> measured() throws IOException {
        if (!Files.isRegularFile(data(), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(data().toFile());
        Coverage sum = new Coverage(0, 0, 0, 0);
        for (Path classes : Globs.of(source.classes()).find(directory)) {
            sum = plus(sum, analysed(classes, loader.getExecutionDataStore()));
        }
        return Optional.of(sum);
    }

    /** Builds write there, so it may hold anything. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Each module by itself: two of them may hold different classes of the same name. */
    private static IBundleCoverage analysed(Path classes, ExecutionDataStore data) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(data, builder);
        for (Path file : Globs.of(List.of("**/*.class")).find(classes)) {
            if (!classes.relativize(file).startsWith("META-INF")) {
                analyse(file, analyzer);
            }
        }
        return builder.getBundle(classes.toString());
    }

    private static void analyse(Path file, Analyzer analyzer) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            analyzer.analyzeClass(input, file.toString());
        } catch (IOException e) {
            LOG.warn("Coverage leaves out a class file it cannot read", e);
        }
    }

    private static Coverage plus(Coverage sum, IBundleCoverage more) {
        return new Coverage(
                sum.coveredLines() + more.getLineCounter().getCoveredCount(),
                sum.lines() + more.getLineCounter().getTotalCount(),
                sum.coveredBranches() + more.getBranchCounter().getCoveredCount(),
                sum.branches() + more.getBranchCounter().getTotalCount());
    }

    private Path jar() {
        return folder.resolve("jacocoagent.jar");
    }

    private Path data() {
        return folder.resolve("jacoco.exec");
    }
}
