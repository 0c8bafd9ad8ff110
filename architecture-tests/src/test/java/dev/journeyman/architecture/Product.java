package dev.journeyman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.function.Predicate;

/** The main classes of all modules, read once. */
final class Product {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.journeyman");

    private Product() {}

    /** All classes; a rule that reads next to nothing would pass without meaning anything. */
    static JavaClasses classes() {
        return classes(type -> true, 400);
    }

    /** All classes but those of some modules, whose task is what the rule forbids. */
    static JavaClasses classesExcept(Module... exempt) {
        return classes(
                type -> Module.of(type)
                        .filter(module -> isOneOf(module, exempt))
                        .isEmpty(),
                350);
    }

    private static boolean isOneOf(Module module, Module... modules) {
        return List.of(modules).contains(module);
    }

    /** The classes that fit. */
    static JavaClasses classes(Predicate<JavaClass> wanted, int atLeast) {
        JavaClasses found = ALL.that(DescribedPredicate.describe("wanted", wanted));
        assertThat(found.size()).as("classes read").isGreaterThanOrEqualTo(atLeast);
        return found;
    }
}
