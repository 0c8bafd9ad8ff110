/** Waiting, trying again and giving up: what follows from a failure, decided without a look at the clock of the system. */
@NullMarked
package dev.journeyman.core.recovery;

import org.jspecify.annotations.NullMarked;
