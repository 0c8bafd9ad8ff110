/** The journal: events, the chain that holds them, the timeline, and the folds over it. */
@NullMarked
package dev.journeyman.core.journal;

import org.jspecify.annotations.NullMarked;
