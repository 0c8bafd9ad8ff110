package dev.journeyman.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleRulesTest {
    @Test
    void everyClassBelongsToAModule() {
        assertThat(Product.classes(type -> Module.of(type).isEmpty(), 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void arrowsOnlyGoDown(Module module) {
        DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe(
                "of a module it must not know",
                type -> Module.of(type).filter(other -> !module.mayUse(other)).isPresent());
        noClasses()
                .should()
                .dependOnClassesThat(forbidden)
                .because("the engine, the agents and the stores must be exchangeable one by one")
                .check(module.classes());
    }

    @Test
    void theApiDependsOnTheJdkAndJSpecifyOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Module.API.packages(), "java..", "org.jspecify..")
                .because("whoever implements an SPI must not inherit our libraries")
                .check(Module.API.classes());
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.journeyman.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package with two names")
                .check(Product.classes());
    }

    @Test
    void onlyTheWorkspaceOpensGitRepositories() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.journeyman.core.workspace")
                // The demo makes the user's repository that it then works on; it never sees the engine's store.
                .and()
                .resideOutsideOfPackage("dev.journeyman.cli.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .because("the store's rules about objects, refs and locks hold only if one package keeps them")
                .check(Product.classesExcept(Module.BENCHMARKS));
    }

    @Test
    void modelsAreKnownToTheirAgentsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.journeyman.agents.llm.model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .because("the client library of models stands behind a port of our own")
                .check(Product.classes());
    }
}
