package dev.journeyman.cli.screen;

import dev.journeyman.api.Usage;
import dev.journeyman.core.config.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Times and money as people read them. */
public final class Figures {
    private static final long LITTLE = 100_000;
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    private Figures() {}

    /** Such as {@code 0:07} or {@code 1:02:33}. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Dollars, with more digits where there is little. */
    public static String money(long microDollars) {
        long digit = microDollars < LITTLE ? 100 : 10_000;
        return "$" + Money.dollars((microDollars + digit / 2) / digit * digit);
    }

    /** Calls and what they cost; says so where prices are unknown. */
    public static String usage(Usage usage) {
        String calls = count(usage.modelCalls(), "call");
        if (usage.unpricedCalls() == 0) {
            return calls + ", " + money(usage.microDollars());
        }
        return usage.unpricedCalls() == usage.modelCalls()
                ? calls + ", unpriced"
                : calls + ", " + money(usage.microDollars()) + " and " + usage.unpricedCalls() + " unpriced";
    }

    /** Bytes, such as {@code 512 B}, {@code 4.2 KB} or {@code 1.3 GB}. */
    public static String size(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 999.95 && unit < UNITS.size() - 1) {
            left /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", left, UNITS.get(unit));
    }

    /** Such as {@code 1 call} or {@code 3 calls}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
