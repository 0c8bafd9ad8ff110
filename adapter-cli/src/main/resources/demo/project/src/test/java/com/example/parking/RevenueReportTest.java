package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevenueReportTest {
    private static final LocalDateTime ENTRY = LocalDateTime.parse("2026-03-02T08:00");

    @Test
    void sumsUpByKind() {
        RevenueReport report = new RevenueReport(List.of(
                charge(VehicleKind.VAN, "6.00"), charge(VehicleKind.CAR, "2.00"), charge(VehicleKind.CAR, "14.00")));
        assertEquals(
                """
                Kind   Stays  Revenue
                CAR        2    16.00
                VAN        1     6.00
                Total      3    22.00
                """,
                report.render());
    }

    @Test
    void anEmptyDayBringsNothing() {
        assertEquals(
                """
                Kind   Stays  Revenue
                Total      0     0.00
                """,
                new RevenueReport(List.of()).render());
    }

    private static Charge charge(VehicleKind kind, String fee) {
        return new Charge(new Stay("KA-AB 123", kind, ENTRY, ENTRY.plusHours(1)), Money.of(fee));
    }
}
