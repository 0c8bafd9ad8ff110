package com.example.parking;

/**
 * What is paid for a stay.
 *
 * @param stay the stay
 * @param fee what is paid for it
 */
public record Charge(Stay stay, Money fee) {}
