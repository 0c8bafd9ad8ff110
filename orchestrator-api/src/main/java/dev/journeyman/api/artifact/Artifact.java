package dev.journeyman.api.artifact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a record the stable name under which it stands in journals.
 *
 * <p>Unknown fields are ignored when read and new fields must be optional; any other change needs a new version.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Artifact {
    /** Unique among all artifact types a workflow meets. */
    String name();

    /** Raised by a change that old readers would misread. */
    int version() default 1;

    /** Whether it says what the engine has seen or done: then no person may edit it. */
    boolean evidence() default false;
}
