package dev.journeyman.backend.linear;

import java.util.Locale;
import java.util.Optional;

/** What we tell people in comments. */
final class Wording {
    /** How notes begin that say what people did there: they need not be told. */
    static final String FROM_LINEAR = "Linear: ";

    private static final int LONGEST_TITLE = 255;

    private Wording() {}

    /** What is new of an item since it was something else; empty if nothing that an issue does not show by itself. */
    static Optional<String> news(String noteBefore, String claimBefore, Here now) {
        if (!now.claimedBy().isEmpty() && !now.claimedBy().equals(claimBefore)) {
            return Optional.of("Workflow `" + now.claimedBy() + "` works on this.");
        }
        boolean told = now.note().isBlank()
                || now.note().equals(noteBefore)
                || now.note().startsWith(FROM_LINEAR);
        return told ? Optional.empty() : Optional.of(standing(now));
    }

    /** Where an item stands, and why. */
    static String standing(Here item) {
        String status = item.status().name().charAt(0)
                + item.status().name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return "**" + status + ".** " + item.note();
    }

    /** A title as long as Linear takes it. */
    static String title(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 3) + "...";
    }
}
