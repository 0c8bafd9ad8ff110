package com.example.parking;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A vehicle's stay, from the barrier to the barrier.
 *
 * @param plate of the vehicle
 * @param kind of the vehicle
 * @param entry when it came
 * @param exit when it left; not before it came
 */
public record Stay(String plate, VehicleKind kind, LocalDateTime entry, LocalDateTime exit) {
    public Stay {
        if (plate.isBlank()) {
            throw new IllegalArgumentException("A stay needs a plate.");
        }
        if (exit.isBefore(entry)) {
            throw new IllegalArgumentException(plate + " cannot leave before it came.");
        }
    }

    public Duration duration() {
        return Duration.between(entry, exit);
    }
}
