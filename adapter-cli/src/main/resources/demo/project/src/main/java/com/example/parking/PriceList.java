package com.example.parking;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The tariff of each kind of vehicle. */
public final class PriceList {
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Map<VehicleKind, Tariff> tariffs;

    public PriceList(Map<VehicleKind, Tariff> tariffs) {
        this.tariffs = new EnumMap<>(tariffs);
    }

    /** The prices at the gate. */
    public static PriceList standard() {
        return new PriceList(Map.of(
                VehicleKind.CAR, new Tariff(Money.of("2.00"), Money.of("14.00"), GRACE),
                VehicleKind.MOTORCYCLE, new Tariff(Money.of("1.00"), Money.of("6.00"), GRACE),
                VehicleKind.VAN, new Tariff(Money.of("3.00"), Money.of("20.00"), GRACE)));
    }

    public Tariff tariff(VehicleKind kind) {
        Tariff tariff = tariffs.get(kind);
        if (tariff == null) {
            throw new IllegalArgumentException("There is no price for " + kind + ".");
        }
        return tariff;
    }
}
