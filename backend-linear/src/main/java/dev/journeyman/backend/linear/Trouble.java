package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What can go wrong, and what to do about it. */
final class Trouble {
    /** Linear understood and will not do it: no repeat helps. */
    static final String REFUSED = "linear.refused";

    private static final Set<String> REFUSING = Set.of("invalid input", "user error");
    private static final Set<String> OF_THE_PLAN = Set.of("usage limit exceeded", "feature not accessible");
    private static final Set<String> OF_THE_KEY = Set.of("authentication error", "forbidden");
    private static final int LONGEST = 300;

    private Trouble() {}

    static OrchestratorException because(Failure failure) {
        return new OrchestratorException(failure);
    }

    static Failure setting(String code, String message) {
        return Failure.giveUp("linear." + code, message);
    }

    static Failure noKey(String variable) {
        return Failure.of(
                Remedy.ASK_HUMAN,
                "linear.key-missing",
                "The variable " + variable
                        + " is not set: make a personal API key in Linear (Settings, Security & access)"
                        + " and put it there.");
    }

    static Failure key(String variable) {
        return Failure.of(
                Remedy.ASK_HUMAN,
                "linear.key",
                "Linear does not accept the key in " + variable + ", or it may not do this: make a new one in Linear"
                        + " (Settings, Security & access) with the permission to read and write, and put it there.");
    }

    static Failure unreachable(URI url, IOException cause) {
        return Failure.of(
                Remedy.BACKOFF,
                "linear.unreachable",
                "Linear cannot be reached at " + url + " (" + cause
                        + "): look at the network and the proxy; it is tried again.");
    }

    static Failure outage(int status) {
        return Failure.of(
                Remedy.BACKOFF,
                "linear.outage",
                "Linear answers with status " + status + " and nothing of use: it is tried again.");
    }

    static Failure rateLimited(Duration wait) {
        return Failure.retryAfter(
                wait,
                "linear.rate-limited",
                "Linear's quota of requests is used up: what is to be sent waits here for " + wait.toSeconds()
                        + " seconds, and no work waits for it.");
    }

    static OrchestratorException disk(Path file, IOException cause) {
        return new OrchestratorException(
                Failure.of(
                        Remedy.BACKOFF,
                        "linear.disk",
                        file + " cannot be read or written (" + cause.getMessage() + "): make room or mend it."),
                cause);
    }

    /** Whether Linear said no to what was asked, rather than to being asked now. */
    static boolean isRefusal(OrchestratorException e) {
        return e.failure().code().equals(REFUSED);
    }

    /**
     * What an error in an answer means.
     *
     * @param variable where the key is from
     * @param wait how long to wait if the quota is used up
     */
    static Failure of(JsonNode error, String variable, Duration wait) {
        JsonNode details = error.path("extensions");
        String code = details.path("code").asText("").toUpperCase(Locale.ROOT);
        String type = details.path("type").asText("").toLowerCase(Locale.ROOT);
        if (code.equals("RATELIMITED") || type.equals("ratelimited")) {
            return rateLimited(wait);
        }
        if (OF_THE_KEY.contains(type) || code.equals("AUTHENTICATION_ERROR") || code.equals("FORBIDDEN")) {
            return key(variable);
        }
        String said = details.path("userPresentableMessage")
                .asText(error.path("message").asText("no reason"));
        if (OF_THE_PLAN.contains(type)) {
            return Failure.of(
                    Remedy.ASK_HUMAN,
                    "linear.plan",
                    "Your plan at Linear does not allow it (" + cut(said) + "): make room there; what is to be sent"
                            + " waits here.");
        }
        if (REFUSING.contains(type) || details.path("userError").asBoolean()) {
            return Failure.giveUp(REFUSED, "Linear refuses: " + cut(said));
        }
        return Failure.of(Remedy.BACKOFF, "linear.passing", "Linear failed (" + cut(said) + "): it is tried again.");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
