package dev.journeyman.core.verify;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A build as the configuration says; for the rest as it was recognised, if it was. Of a command of the user's own for all
 * tests we know nothing but that.
 */
record ConfiguredBuild(Optional<Build> recognised, ChecksSettings settings) implements Build {
    private static final List<String> USUAL_REPORTS = List.of("**/TEST-*.xml");

    /** The recognised build itself if nothing is said about it. */
    static Build of(Optional<Build> recognised, ChecksSettings settings) {
        boolean silent = settings.commands().all().isEmpty()
                && settings.reports().isEmpty()
                && settings.coverage().xml().isEmpty();
        return recognised.filter(build -> silent).orElseGet(() -> new ConfiguredBuild(recognised, settings));
    }

    /** What holds where a command of the user's own runs the tests: nothing that was recognised. */
    private Optional<Build> underneath() {
        return recognised.filter(build -> settings.commands().test().isEmpty());
    }

    @Override
    public String name() {
        return underneath().map(Build::name).orElse("configured");
    }

    @Override
    public Build in(Path directory) {
        return new ConfiguredBuild(recognised.map(build -> build.in(directory)), settings);
    }

    @Override
    public List<String> argv(Check check) {
        List<String> own = own(check);
        return own.isEmpty()
                ? underneath()
                        .map(build -> build.argv(measuring(build, check)))
                        .orElse(settings.commands().test())
                : own;
    }

    /** With our agent a build keeps its own from measuring; where it is to measure, nothing must. */
    private Check measuring(Build build, Check check) {
        boolean itself = !settings.coverage().xml().isEmpty() && build.coverage() instanceof CoverageSource.Agent;
        return check == Check.COVERAGE && itself ? Check.TEST : check;
    }

    private List<String> own(Check check) {
        return switch (check) {
            case COMPILE -> settings.commands().compile();
            case TEST -> settings.commands().test();
            case COVERAGE -> settings.commands().coverage();
        };
    }

    /** All of them, where nobody can say how to run some. */
    @Override
    public List<String> rerun(Collection<String> tests) {
        return underneath()
                .map(build -> build.rerun(tests))
                .orElse(settings.commands().test());
    }

    @Override
    public List<String> reports() {
        return settings.reports().isEmpty()
                ? underneath().map(Build::reports).orElse(USUAL_REPORTS)
                : settings.reports();
    }

    @Override
    public boolean leavesReports() {
        return underneath().filter(Build::leavesReports).isPresent();
    }

    /** A command of the user's own may bring an agent of its own, and two of them kill the JVM. */
    @Override
    public CoverageSource coverage() {
        boolean own = !settings.commands().coverage().isEmpty()
                || !settings.coverage().xml().isEmpty();
        return underneath()
                .filter(build -> !own)
                .map(Build::coverage)
                .orElseGet(() -> new CoverageSource.Xml(settings.coverage().xml()));
    }

    @Override
    public Optional<Preparation> preparation() {
        return underneath().flatMap(Build::preparation);
    }

    @Override
    public String offline() {
        return underneath().map(Build::offline).orElseGet(Build.super::offline);
    }

    /** Where we cannot read the output, the failed tests have to explain it. */
    @Override
    public boolean onlyTestsFailed(String output) {
        return underneath().map(build -> build.onlyTestsFailed(output)).orElse(true);
    }

    @Override
    public boolean cutShort(String output) {
        return underneath().filter(build -> build.cutShort(output)).isPresent();
    }
}
