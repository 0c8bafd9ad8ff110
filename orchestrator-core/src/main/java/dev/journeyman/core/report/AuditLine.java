package dev.journeyman.core.report;

import dev.journeyman.api.Failure;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.Optional;

/** An entry of the audit in the making. */
final class AuditLine {
    private final Recorded recorded;
    private final String action;
    private final String input;
    private final boolean counts;
    private String by;
    private String output = "";
    private String rule = "";
    private AuditEntry.Status status = AuditEntry.Status.DONE;
    private Optional<Duration> took = Optional.empty();
    private String error = "";

    AuditLine(Recorded recorded, String by, String action, String input, boolean counts) {
        this.recorded = recorded;
        this.by = by;
        this.action = action;
        this.input = input;
        this.counts = counts;
    }

    AuditLine by(String somebody) {
        by = somebody;
        return this;
    }

    AuditLine output(String text) {
        output = ActionText.brief(text);
        return this;
    }

    AuditLine rule(String name) {
        rule = name;
        return this;
    }

    AuditLine took(Optional<Duration> time) {
        took = time;
        return this;
    }

    AuditLine failed(AuditEntry.Status how, Failure why) {
        error = ActionText.brief(why.code() + ": " + why.message());
        return ended(how);
    }

    AuditLine ended(AuditEntry.Status how) {
        status = how;
        return this;
    }

    String callId() {
        return recorded.callId();
    }

    AuditEntry entry() {
        return new AuditEntry(
                recorded.sequence(),
                recorded.at(),
                recorded.scope(),
                recorded.call(),
                by,
                action,
                input,
                output,
                rule,
                status,
                took,
                error,
                counts);
    }
}
