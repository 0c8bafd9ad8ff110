package dev.journeyman.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ClassesTransformer;

/** What the rules mean by public types, and by closed ones. */
final class PublicTypes {
    /** Nobody outside can extend it, or it exists to be extended. */
    static final DescribedPredicate<JavaClass> CLOSED = DescribedPredicate.describe(
            "final, sealed, an interface, a record, an enum, an exception or a contract", PublicTypes::closed);

    private PublicTypes() {}

    /** All public classes. */
    static ClassesTransformer<JavaClass> classes() {
        return new AbstractClassesTransformer<>("public classes") {
            @Override
            public Iterable<JavaClass> doTransform(JavaClasses read) {
                return read.that(DescribedPredicate.describe("public", PublicTypes::isPublic));
            }
        };
    }

    private static boolean isPublic(JavaClass type) {
        boolean enclosing = type.getEnclosingClass().map(PublicTypes::isPublic).orElse(true);
        return enclosing && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean closed(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                || type.isInterface()
                || type.isEnum()
                || type.isAssignableTo(Exception.class)
                || type.getSimpleName().endsWith("Contract")
                || type.reflect().isSealed();
    }
}
