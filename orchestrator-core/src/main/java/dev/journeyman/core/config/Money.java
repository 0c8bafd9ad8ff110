package dev.journeyman.core.config;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars as the product counts them: whole millionths, half a millionth rounded up. */
public final class Money {
    private Money() {}

    /**
     * An amount in millionths.
     *
     * @throws ArithmeticException if it is too large to be counted
     */
    public static long microDollars(BigDecimal dollars) {
        return dollars.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** An amount for people: with two decimals, or as many more as it takes to show it exactly. */
    public static String dollars(long microDollars) {
        BigDecimal exact = BigDecimal.valueOf(microDollars, 6).stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
