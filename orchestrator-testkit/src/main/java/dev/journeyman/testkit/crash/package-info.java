/** Programs that are killed as a power cut would end them, at a named event or at random, until one ends by itself. */
@NullMarked
package dev.journeyman.testkit.crash;

import org.jspecify.annotations.NullMarked;
