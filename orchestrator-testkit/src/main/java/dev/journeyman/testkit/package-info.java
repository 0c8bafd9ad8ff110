/** Contracts that every implementation of an SPI passes, and the fakes that stand in for real ones in tests. */
@NullMarked
package dev.journeyman.testkit;

import org.jspecify.annotations.NullMarked;
