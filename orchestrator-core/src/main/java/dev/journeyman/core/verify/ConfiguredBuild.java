package dev.journeyman.core.verify;

import dev.journeyman.api.phase.PhaseContext.Check;
import java.util.Collection;
import java.util.List;

/** A build of which we know only what the configuration says. */
record ConfiguredBuild(ChecksSettings settings) implements Build {
    @Override
    public String name() {
        return "configured";
    }

    @Override
    public List<String> argv(Check check) {
        List<String> own = switch (check) {
            case COMPILE -> settings.compile();
            case TEST -> settings.test();
            case COVERAGE -> settings.coverage();
        };
        return own.isEmpty() ? settings.test() : own;
    }

    @Override
    public List<String> rerun(Collection<String> tests) {
        return List.of();
    }

    @Override
    public List<String> reports() {
        return settings.reports();
    }

    @Override
    public CoverageSource coverage() {
        return new CoverageSource.Xml(settings.coverageXml());
    }

    /** We cannot read its output, so the failed tests have to explain it. */
    @Override
    public boolean onlyTestsFailed(String output) {
        return true;
    }
}
