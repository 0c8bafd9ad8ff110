/** Tests that the benchmarks run and say what they are for; never how fast. */
@NullMarked
package dev.journeyman.benchmarks;

import org.jspecify.annotations.NullMarked;
