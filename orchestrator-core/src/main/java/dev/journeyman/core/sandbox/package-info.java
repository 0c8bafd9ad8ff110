/** Keeps the programs of agents and builds from the rest of a Linux machine, by bubblewrap and control groups. */
@NullMarked
package dev.journeyman.core.sandbox;

import org.jspecify.annotations.NullMarked;
