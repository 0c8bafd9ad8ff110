package dev.journeyman.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The modules of the product: where their classes are, and which others they may know. */
enum Module {
    API("api", 70),
    CORE("core", 200),
    TESTKIT("testkit", 40),
    AGENTS_LLM("agents.llm", 40),
    BACKEND_JSON("backend.json", 15),
    BACKEND_JDBC("backend.jdbc", 15),
    BACKEND_LINEAR("backend.linear", 20),
    CLI("cli", 30),
    EXAMPLES("examples", 2),
    BENCHMARKS("benchmarks", 5);

    private static final String ROOT = "dev.journeyman.";

    private final String path;
    private final int atLeast;

    Module(String path, int atLeast) {
        this.path = path;
        this.atLeast = atLeast;
    }

    private Set<Module> known() {
        return switch (this) {
            case API -> Set.of();
            case CORE, TESTKIT, AGENTS_LLM, BACKEND_JSON, BACKEND_JDBC, BACKEND_LINEAR -> Set.of(API);
            case CLI -> Set.of(API, CORE, AGENTS_LLM, BACKEND_JSON, BACKEND_JDBC);
            case EXAMPLES -> Set.of(API, CORE, AGENTS_LLM, BACKEND_JSON, CLI);
            case BENCHMARKS -> Set.of(API, CORE, AGENTS_LLM, BACKEND_JSON, BACKEND_JDBC);
        };
    }

    /** The module of a class; empty for classes of others. */
    static Optional<Module> of(JavaClass type) {
        return Arrays.stream(values()).filter(module -> module.holds(type)).findFirst();
    }

    private boolean holds(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT + path + ".");
    }

    /** The packages of its classes, as ArchUnit writes them. */
    String packages() {
        return ROOT + path + "..";
    }

    /** Whether its classes may use those of another module. */
    boolean mayUse(Module other) {
        return this == other || known().contains(other);
    }

    /** Its classes; fewer than the module had when this rule was written mean that something was not read. */
    JavaClasses classes() {
        return Product.classes(this::holds, atLeast);
    }
}
