package dev.journeyman.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class CodeRulesTest {
    private static final String TICKER = "dev.journeyman.core.process.SystemTicker";
    private static final String SLEEPER = "dev.journeyman.core.recovery.SystemSleeper";

    @Test
    void everyPackageIsNullMarked() {
        JavaClasses read = Product.classes();
        List<String> unmarked = read.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(candidate -> candidate
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(candidate -> candidate.getName())
                .toList();
        assertThat(unmarked)
                .as("packages without @NullMarked, because null is an error only where that is said")
                .isEmpty();
    }

    @Test
    void timeIsHandedIn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(TICKER)
                .and()
                .doNotHaveFullyQualifiedName(SLEEPER)
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(nameIn("java.time")))))
                .orShould()
                .callMethodWhere(
                        target(owner(type(System.class))).and(target(nameMatching("currentTimeMillis|nanoTime"))))
                .orShould()
                .callMethodWhere(target(owner(type(Clock.class))).and(target(nameMatching("system.*|tick.*"))))
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("tests set the time, and a journal is read the same on any day")
                .check(Product.classes());
    }

    @Test
    void onlyTheSleepersSleep() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(TICKER)
                .and()
                .doNotHaveFullyQualifiedName(SLEEPER)
                .should()
                .callMethodWhere(target(name("sleep"))
                        .and(target(owner(type(Thread.class).or(type(TimeUnit.class))))))
                .because("what waits must end when the workflow ends, and tests must not wait")
                .check(Product.classes());
    }

    @Test
    void theSystemClockIsChosenWhereProgramsBegin() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.journeyman.core.OrchestratorBuilder")
                .should()
                .callMethod(InstantSource.class, "system")
                .because("a second clock would not follow the one that was handed in")
                .check(Product.classesExcept(Module.CLI, Module.EXAMPLES, Module.BENCHMARKS));
    }

    @Test
    void onlyProgramsPrint() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a library tells its listeners and its log; the console belongs to the program around it")
                .check(Product.classesExcept(Module.CLI, Module.EXAMPLES, Module.BENCHMARKS));
    }

    @Test
    void nobodyLogsPastTheLoggingApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("the user chooses where logs go")
                .check(Product.classes());
    }

    @Test
    void exceptionsSayWhatTheyAre() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
                .because("a catcher must be able to tell what to do")
                .check(Product.classes());
    }

    @Test
    void publicClassesAreNotMeantForInheritanceUnlessTheySaySo() {
        all(PublicTypes.classes())
                .should(be(PublicTypes.CLOSED))
                .because("what can be extended by anybody can never change")
                .check(Product.classes());
    }

    @Test
    void namesSayWhatTypesAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name fits everything and therefore says nothing")
                .check(Product.classes());
    }

    @Test
    void servicesAreNamedInTheirFiles() {
        JavaClasses read = Product.classes();
        var providers = read.stream()
                .filter(type -> type.isAssignableTo("dev.journeyman.api.Provider"))
                .filter(type -> !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(providers)
                .as("providers of stores, trackers, input adapters and agents")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(Services.named())
                .as("a provider that no service file names is never found")
                .containsAll(providers);
    }

    private static DescribedPredicate<JavaClass> type(Class<?> wanted) {
        return DescribedPredicate.describe(wanted.getName(), found -> found.isEquivalentTo(wanted));
    }

    private static DescribedPredicate<JavaClass> nameIn(String packageName) {
        return DescribedPredicate.describe(
                "in " + packageName, found -> found.getPackageName().equals(packageName));
    }
}
