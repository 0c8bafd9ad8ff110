package dev.journeyman.core.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * npm. What its scripts run is the project's own business: it counts which tests failed where they leave JUnit XML, else the
 * exit code.
 *
 * @param locked the content of the lock file, if there is one to install packages by
 */
record NpmBuild(Optional<String> locked) implements Build {
    private static final String MANIFEST = "package.json";

    /** The first that is there is npm's choice, too. */
    private static final List<String> LOCKS = List.of("npm-shrinkwrap.json", "package-lock.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What {@code npm init} writes. */
    private static final String NO_TEST = "no test specified";

    /** A project without a script for its tests is none of npm's. */
    static Optional<NpmBuild> of(Tree tree) {
        return tree.read(MANIFEST)
                .flatMap(NpmBuild::parsed)
                .filter(NpmBuild::tested)
                .map(manifest -> new NpmBuild(locked(tree)));
    }

    private static Optional<String> locked(Tree tree) {
        return LOCKS.stream().flatMap(lock -> tree.contentId(lock).stream()).findFirst();
    }

    private static Optional<JsonNode> parsed(String manifest) {
        try {
            return Optional.of(JSON.readTree(manifest));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean tested(JsonNode manifest) {
        String script = manifest.at("/scripts/test").asText("");
        return !script.isBlank() && !script.contains(NO_TEST);
    }

    @Override
    public String name() {
        return "npm";
    }

    @Override
    public Optional<Preparation> preparation() {
        return locked.map(content -> new Preparation(List.of("npm", "ci", "--no-audit", "--no-fund"), content));
    }

    @Override
    public List<String> argv(Check check) {
        return check == Check.COMPILE ? List.of("npm", "run", "build", "--if-present") : List.of("npm", "test");
    }

    /** How single tests are named depends on what the script runs. */
    @Override
    public List<String> rerun(Collection<String> tests) {
        return argv(Check.TEST);
    }

    @Override
    public List<String> reports() {
        return List.of("**/junit.xml", "**/TEST-*.xml", "**/test-results.xml", "**/test-results/**/*.xml");
    }

    @Override
    public boolean leavesReports() {
        return false;
    }

    @Override
    public CoverageSource coverage() {
        return new CoverageSource.Xml(List.of());
    }

    /** We cannot read its output, so the failed tests have to explain it. */
    @Override
    public boolean onlyTestsFailed(String output) {
        return true;
    }

    @Override
    public String offline() {
        return "Let it use what was fetched before by sandbox.caches: [~/.npm]";
    }
}
