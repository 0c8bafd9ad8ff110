package com.example.parking;

import java.util.Locale;

/** What is parked; each kind has a price of its own. */
public enum VehicleKind {
    CAR,
    MOTORCYCLE,
    VAN;

    /** Reads a name in any case. */
    public static VehicleKind of(String name) {
        for (VehicleKind kind : values()) {
            if (kind.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of vehicle named '" + name.strip() + "'.");
    }
}
