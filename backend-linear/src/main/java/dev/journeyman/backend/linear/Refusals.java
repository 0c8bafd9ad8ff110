package dev.journeyman.backend.linear;

import dev.journeyman.api.OrchestratorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of something that Linear refused to create: it is there already, or there is no use in trying again. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** Looks whether something is there. */
    @FunctionalInterface
    interface Lookup {
        boolean isThere() throws InterruptedException;
    }

    /** Goes on if no repeat would help; other failures are thrown again. */
    static void settle(OrchestratorException failure, String what, Lookup lookup) throws InterruptedException {
        if (!Trouble.isRefusal(failure)) {
            throw failure;
        }
        if (!isThere(lookup)) {
            LOG.warn("Linear does not take {}: {}", what, failure.getMessage());
        }
    }

    /** Linear refuses to show what is not there. */
    private static boolean isThere(Lookup lookup) throws InterruptedException {
        try {
            return lookup.isThere();
        } catch (OrchestratorException e) {
            if (!Trouble.isRefusal(e)) {
                throw e;
            }
            return false;
        }
    }
}
