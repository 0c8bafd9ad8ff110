package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void readsAndPrintsAmounts() {
        assertEquals("12.05", Money.of("12.05").toString());
        assertEquals("-0.30", new Money(-30).toString());
    }

    @Test
    void refusesWhatIsNoAmount() {
        assertThrows(IllegalArgumentException.class, () -> Money.of("2,5"));
    }

    @Test
    void calculates() {
        Money two = Money.of("2.00");
        assertEquals(Money.of("6.00"), two.times(3));
        assertEquals(Money.of("2.50"), two.plus(Money.of("0.50")));
        assertEquals(Money.of("1.50"), two.minus(Money.of("0.50")));
        assertEquals(Money.of("1.00"), two.min(Money.of("1.00")));
    }
}
