package com.example.parking;

import java.time.Duration;

/** Finds out what stays cost. */
public final class FeeCalculator {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final PriceList prices;

    public FeeCalculator(PriceList prices) {
        this.prices = prices;
    }

    public Charge charge(Stay stay) {
        return new Charge(stay, fee(stay.duration(), prices.tariff(stay.kind())));
    }

    private static Money fee(Duration time, Tariff tariff) {
        return time.compareTo(tariff.grace()) <= 0 ? Money.ZERO : price(time, tariff);
    }

    private static Money price(Duration time, Tariff tariff) {
        Duration lastDay = time.minus(DAY.multipliedBy(time.toDays()));
        Money days = tariff.dayCap().times(time.toDays());
        return days.plus(tariff.perHour().times(begunHours(lastDay)).min(tariff.dayCap()));
    }

    private static long begunHours(Duration time) {
        return time.plus(HOUR).minusNanos(1).toHours();
    }
}
