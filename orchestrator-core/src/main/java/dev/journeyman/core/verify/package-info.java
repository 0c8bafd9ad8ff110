/** Runs the project's own build as a check, and turns what it left into evidence. */
@NullMarked
package dev.journeyman.core.verify;

import org.jspecify.annotations.NullMarked;
