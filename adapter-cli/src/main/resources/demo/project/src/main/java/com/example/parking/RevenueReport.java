package com.example.parking;

import java.util.List;

/** What the stays brought in, by kind of vehicle. */
public final class RevenueReport {
    private final List<Charge> charges;

    public RevenueReport(List<Charge> charges) {
        this.charges = List.copyOf(charges);
    }

    /** A table with a line for each kind that parked, and the total. */
    public String render() {
        TextTable table = new TextTable(List.of("Kind", "Stays", "Revenue"));
        for (VehicleKind kind : VehicleKind.values()) {
            List<Charge> ofKind = charges.stream().filter(charge -> charge.stay().kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                table.add(row(kind.name(), ofKind));
            }
        }
        table.add(row("Total", charges));
        return table.render();
    }

    private static List<String> row(String name, List<Charge> charges) {
        return List.of(name, String.valueOf(charges.size()), revenue(charges).toString());
    }

    private static Money revenue(List<Charge> charges) {
        return charges.stream().map(Charge::fee).reduce(Money.ZERO, Money::plus);
    }
}
