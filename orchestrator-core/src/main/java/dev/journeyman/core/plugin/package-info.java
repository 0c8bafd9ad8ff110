/** Implementations of the SPIs: where they are looked for, which there are, and those that are made. */
@NullMarked
package dev.journeyman.core.plugin;

import org.jspecify.annotations.NullMarked;
