package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeCalculatorTest {
    private static final LocalDateTime ENTRY = LocalDateTime.parse("2026-03-02T08:00");

    private final FeeCalculator calculator = new FeeCalculator(PriceList.standard());

    @ParameterizedTest
    @CsvSource({
        "CAR, 0, 0.00",
        "CAR, 10, 0.00",
        "CAR, 11, 2.00",
        "CAR, 60, 2.00",
        "CAR, 61, 4.00",
        "CAR, 600, 14.00",
        "CAR, 1440, 14.00",
        "CAR, 1441, 16.00",
        "CAR, 2880, 28.00",
        "MOTORCYCLE, 90, 2.00",
        "VAN, 90, 6.00"
    })
    void chargesBegunHoursUpToTheCapOfADay(VehicleKind kind, int minutes, String fee) {
        Stay stay = new Stay("KA-AB 123", kind, ENTRY, ENTRY.plusMinutes(minutes));
        assertEquals(Money.of(fee), calculator.charge(stay).fee());
    }
}
