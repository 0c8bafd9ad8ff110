package com.example.parking;

import java.time.Duration;

/**
 * What parking costs.
 *
 * @param perHour for each hour that was begun
 * @param dayCap the most that 24 hours cost
 * @param grace who leaves within it pays nothing
 */
public record Tariff(Money perHour, Money dayCap, Duration grace) {}
