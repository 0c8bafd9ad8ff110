package dev.journeyman.core.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 512m}, {@code 4g}. */
public final class Sizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([kmgt])b?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgt";
    private static final int STEP = 10;

    private Sizes() {}

    /** The bytes, if the text is a size. */
    public static Optional<Long> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int unit = UNITS.indexOf(form.group(2).toLowerCase(Locale.ROOT)) + 1;
        return Optional.of(Long.parseLong(form.group(1)) << (unit * STEP));
    }

    /** Exactly as many bytes, in the form that is parsed where they are whole kilobytes. */
    static String exact(long bytes) {
        int unit = UNITS.length();
        while (unit > 0 && bytes % (1L << (unit * STEP)) != 0) {
            unit--;
        }
        return unit == 0 ? Long.toString(bytes) : (bytes >> (unit * STEP)) + UNITS.substring(unit - 1, unit);
    }

    /** About as many bytes, for people. */
    public static String format(long bytes) {
        int unit = Math.min(UNITS.length(), (Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, bytes))) / STEP);
        if (unit == 0) {
            return bytes + " bytes";
        }
        double amount = (double) bytes / (1L << (unit * STEP));
        String digits = String.format(Locale.ROOT, "%.1f", amount).replaceFirst("\\.0$", "");
        return digits + " " + Character.toUpperCase(UNITS.charAt(unit - 1)) + "B";
    }
}
