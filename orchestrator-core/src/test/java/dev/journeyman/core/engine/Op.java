package dev.journeyman.core.engine;

import java.util.List;

/** One instruction of a {@link Program}. Ids are unique in the program. */
sealed interface Op {
    /** A step without effect. */
    record Compute(String id) implements Op {}

    /** A step that fails a few times before it succeeds; each time a repeat may help. */
    record Flaky(String id, int failures) implements Op {}

    /** A step that fails for good until somebody has repaired the world. */
    record Broken(String id) implements Op {}

    /** A step that always fails for good. */
    record Fail(String id) implements Op {}

    /** Adds a line to a file. */
    record Edit(String id, String path) implements Op {}

    /** A step that writes a file in the directory, in two strokes. */
    record Write(String id, String path) implements Op {}

    /** Looks at a file of the tree. */
    record Look(String path) implements Op {}

    /** A step with an effect outside; it may lose its first answer. */
    record Effect(String id, boolean answerLost) implements Op {}

    /** Catches a failure, goes on or throws it again; always does the last part. */
    record Try(List<Op> body, List<Op> handler, boolean rethrow, List<Op> last) implements Op {}

    /** Catches whatever is thrown, as careless code does. */
    record Swallow(List<Op> body) implements Op {}

    /** Repeats. */
    record Loop(int times, List<Op> body) implements Op {}

    /** Depends on what came before. */
    record When(int modulus, List<Op> body) implements Op {}

    /** Asks an agent to follow a script. */
    record Ask(String script) implements Op {}

    /** Asks a person. */
    record Await(String id) implements Op {}

    /** Throws outside of any step. */
    record Accident(String id) implements Op {}

    /** Branches side by side. */
    record Parallel(List<Side> branches) implements Op {}

    /** One of them. */
    record Side(String name, List<Op> body) {}

    /** Runs a plan; if strict, the phase fails unless all items are done. */
    record Dispatch(List<Item> items, boolean strict) implements Op {}

    /** An item of the plan, done by following a script. */
    record Item(String key, List<String> dependsOn, List<String> locks, String script) {}
}
