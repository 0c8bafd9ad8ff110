package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.ItemRemarks;
import dev.journeyman.core.journal.Json;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what people remark in the tracker on items of a workflow: each remark becomes a signal in its inbox once, so that
 * whoever begins from then on minds it.
 */
final class TrackerRemarks {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerRemarks.class);
    private static final int PAGE = 50;
    private static final int LONGEST = 8_000;

    private final WorkflowId workflow;
    private final Parts parts;
    private String cursor = "";
    private boolean deaf;

    TrackerRemarks(WorkflowId workflow, Parts parts) {
        this.workflow = workflow;
        this.parts = parts;
    }

    /**
     * Posts what is new. A tracker that cannot be read keeps nobody from working.
     *
     * @param handled whether the signal of an id was copied before
     */
    void post(Predicate<String> handled) {
        try {
            ItemRemarks page;
            do {
                page = parts.tracker().remarks(cursor, PAGE);
                page.remarks().stream()
                        .filter(this::isOurs)
                        .filter(remark -> !handled.test(signalId(remark)))
                        .forEach(this::post);
                cursor = page.cursor();
            } while (page.more());
            deaf = false;
        } catch (RuntimeException e) {
            if (!deaf) {
                LOG.warn("What people remark in the tracker cannot be read ({}); it is tried again.", e.getMessage());
            }
            deaf = true;
        }
    }

    private boolean isOurs(ItemRemark remark) {
        return TrackerMirror.key(workflow, remark.item()).isPresent();
    }

    private void post(ItemRemark remark) {
        String key = TrackerMirror.key(workflow, remark.item()).orElseThrow();
        Feedback feedback = Feedback.comment(
                "In the tracker, about the item '" + key + "', " + remark.by() + ": " + cut(remark.text()));
        Signal signal = new Signal.Resume(signalId(remark), remark.by(), List.of(feedback));
        parts.store().post(workflow, signal.id(), parts.secrets().mask(Json.write(signal, Signal.class)));
    }

    /** It goes into prompts, which are paid for. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (cut; the tracker has all of it)";
    }

    private static String signalId(ItemRemark remark) {
        return "tracker:" + remark.id();
    }
}
