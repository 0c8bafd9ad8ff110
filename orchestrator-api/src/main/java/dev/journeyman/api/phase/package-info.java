/** Phases: what is done and when. */
@NullMarked
package dev.journeyman.api.phase;

import org.jspecify.annotations.NullMarked;
