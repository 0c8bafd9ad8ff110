package dev.journeyman.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The stub of the models' wire protocol lives among the command's tests, in the package {@code dev.journeyman.cli.stub}.
 * The build has compiled it before this module, so its class files are read where Maven leaves them.
 */
class ModelStubRuleTest {
    private static final String STUB = "dev.journeyman.cli.stub";

    @Test
    void theStubOfTheModelKnowsNothingOfTheProduct() {
        JavaClasses stub = new ClassFileImporter()
                .importPath(Path.of("..", "adapter-cli", "target", "test-classes", STUB.replace('.', '/')));
        assertThat(stub.size()).as("classes of the stub read").isGreaterThanOrEqualTo(2);
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("of the product", ModelStubRuleTest::isOfTheProduct))
                .because("it shows that the written contract is enough to stand in for a model")
                .check(stub);
    }

    private static boolean isOfTheProduct(JavaClass type) {
        String name = type.getPackageName() + ".";
        return !name.startsWith(STUB + ".")
                && (name.startsWith("dev.journeyman.") || name.startsWith("dev.langchain4j."));
    }
}
