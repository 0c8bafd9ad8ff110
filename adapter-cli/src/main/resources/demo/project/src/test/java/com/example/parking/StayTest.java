package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class StayTest {
    private static final LocalDateTime ENTRY = LocalDateTime.parse("2026-03-02T08:00");

    @Test
    void lastsFromEntryToExit() {
        Stay stay = new Stay("KA-AB 123", VehicleKind.CAR, ENTRY, ENTRY.plusMinutes(75));
        assertEquals(Duration.ofMinutes(75), stay.duration());
    }

    @Test
    void refusesAnExitBeforeTheEntry() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Stay("KA-AB 123", VehicleKind.CAR, ENTRY, ENTRY.minusMinutes(1)));
    }

    @Test
    void refusesABlankPlate() {
        assertThrows(IllegalArgumentException.class, () -> new Stay(" ", VehicleKind.CAR, ENTRY, ENTRY));
    }
}
